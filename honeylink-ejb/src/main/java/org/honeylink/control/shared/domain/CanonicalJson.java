package org.honeylink.control.shared.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder to) {
    switch (value) {
      case String text -> quote(text, to);
      case Boolean truth -> to.append(truth.booleanValue());
      case Integer number -> to.append(number.intValue());
      case Number number -> to.append(number(number.doubleValue()));
      case Map<?, ?> map -> object(map, to);
      case List<?> items -> array(items, to);
      default -> throw new IllegalArgumentException("no plain value: " + value.getClass());
    }
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

  // RFC 8785 section 3.2.3: "sorted based on UTF-16 code units", as String compares.
  private static void object(Map<?, ?> map, StringBuilder to) {
    Map<String, Object> sorted =
        map.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> String.valueOf(entry.getKey()),
                    Map.Entry::getValue,
                    (first, second) -> first,
                    TreeMap::new));
    char before = '{';
    for (Map.Entry<String, Object> each : sorted.entrySet()) {
      to.append(before);
      quote(each.getKey(), to);
      to.append(':');
      write(each.getValue(), to);
      before = ',';
    }
    to.append(before == '{' ? "{}" : "}");
  }

  private static void array(List<?> items, StringBuilder to) {
    to.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        to.append(',');
      }
      write(items.get(i), to);
    }
    to.append(']');
  }

  // RFC 8785 section 3.2.2.2: two-character escapes where JSON has them, else a hexadecimal one
  // below U+0020.
  private static void quote(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> to.append("\\\"");
        case '\\' -> to.append("\\\\");
        case '\b' -> to.append("\\b");
        case '\f' -> to.append("\\f");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        default -> {
          if (each < ' ') {
            to.append(String.format("\\u%04x", (int) each));
          } else {
            to.append(each);
          }
        }
      }
    }
    to.append('"');
  }
}
