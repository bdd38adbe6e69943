package org.honeylink.launcher.cli.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole, 0 to 1: {@code 5%} or {@code 0.05}. */
public final class ShareOption implements ITypeConverter<Double> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*(%?)");

  @Override
  public Double convert(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (matcher.matches()) {
      double number = Double.parseDouble(matcher.group(1));
      double share = matcher.group(2).isEmpty() ? number : number / 100;
      if (share <= 1) {
        return share;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no share; write it like 5% or 0.05, 100% at most");
  }
}
