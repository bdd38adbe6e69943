package org.honeylink.launcher.cli.keys;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a kind of key. */
final class KeyAlgorithmOption implements ITypeConverter<KeyAlgorithm> {

  @Override
  public KeyAlgorithm convert(String text) {
    return KeyAlgorithm.named(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no kind of key here; use one of " + names()));
  }

  static String names() {
    return Arrays.stream(KeyAlgorithm.values())
        .map(KeyAlgorithm::toString)
        .collect(Collectors.joining(", "));
  }
}
