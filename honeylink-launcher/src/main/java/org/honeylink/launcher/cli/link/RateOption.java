package org.honeylink.launcher.cli.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bits a second: {@code 512k}, {@code 10M}, {@code 2.5G} or {@code 9600}; 0 is no bound. */
final class RateOption implements ITypeConverter<Long> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)([kMG]?)");

  @Override
  public Long convert(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no rate; write bits a second like 512k, 10M or 1G");
    }
    double unit =
        switch (matcher.group(2)) {
          case "k" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1;
        };
    return Math.round(Double.parseDouble(matcher.group(1)) * unit);
  }
}
