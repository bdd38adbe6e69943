package org.honeylink.control.shared.domain;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * JSON in the canonical form of RFC 8785, so that one content has one text and one signature. Takes
 * text, truth, numbers, maps and lists of them.
 *
 * <p>RFC 8785 knows one kind of number, the IEEE 754 double: a decimal is written as the double
 * nearest to it, whatever digits it came with.
 */
public final class CanonicalJson {

  private static final int LARGEST_PLAIN = 21;
  private static final int SMALLEST_PLAIN = -6;

  private CanonicalJson() {}

  /** The text of plain values. */
  public static String text(Object value) {
    return SortedJson.text(value, CanonicalJson::scalar);
  }

  private static String scalar(Object value) {
    return switch (value) {
      case Boolean truth -> truth.toString();
      case Integer number -> number.toString();
      case Number number -> number(number.doubleValue());
      default -> throw new IllegalArgumentException("no plain value: " + value.getClass());
    };
  }

  // RFC 8785 section 3.2.2.3: "serialized according to Section 7.1.12.1 of [ECMA-262]".
  private static String number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no number for " + number);
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(number));
    String sign = number < 0 ? "-" : "";
    String digits = shortest.unscaledValue().toString();
    return sign + placed(digits, digits.length() - shortest.scale());
  }

  // Double.toString has the fewest digits, but never fewer than two.
  private static BigDecimal shortest(double number) {
    BigDecimal shown = new BigDecimal(Double.toString(number));
    BigDecimal oneDigit = shown.round(new MathContext(1));
    return (oneDigit.doubleValue() == number ? oneDigit : shown).stripTrailingZeros();
  }

  /** Digits whose point stands behind the given one, as ECMAScript writes them. */
  private static String placed(String digits, int point) {
    int count = digits.length();
    if (point > LARGEST_PLAIN || point <= SMALLEST_PLAIN) {
      String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
      return (count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1)) + exponent;
    }
    if (point >= count) {
      return digits + "0".repeat(point - count);
    }
    return point > 0
        ? digits.substring(0, point) + "." + digits.substring(point)
        : "0." + "0".repeat(-point) + digits;
  }
}
