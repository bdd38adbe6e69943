package org.honeylink.launcher.cli.keys;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.honeylink.sdk.admin.RotationOrder.Reason;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Why keys are rotated. */
final class ReasonOption implements ITypeConverter<Reason> {

  @Override
  public Reason convert(String text) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException("'" + text + "' is no reason; use one of " + names()));
  }

  private static String names() {
    return Arrays.stream(Reason.values()).map(Reason::toString).collect(Collectors.joining(", "));
  }
}
