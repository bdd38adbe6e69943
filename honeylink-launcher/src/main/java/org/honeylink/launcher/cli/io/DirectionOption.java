package org.honeylink.launcher.cli.io;

import java.util.Arrays;
import org.honeylink.crypto.keys.Direction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code c2s} or {@code s2c}, as in the label. */
public final class DirectionOption implements ITypeConverter<Direction> {

  @Override
  public Direction convert(String text) {
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no direction; use c2s (device to server) or s2c"));
  }
}
