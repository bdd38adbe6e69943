package org.honeylink.control.trust.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON in the canonical form of RFC 8785, so that one content has one text and one signature. Takes
 * text, truth, integers, decimals below 10^21 that are not exponential, maps and lists of them.
 */
public final class CanonicalJson {

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
      case Long number -> to.append(number.longValue());
      case BigDecimal number -> to.append(number.stripTrailingZeros().toPlainString());
      case Map<?, ?> map -> object(map, to);
      case List<?> items -> array(items, to);
      default -> throw new IllegalArgumentException("no plain value: " + value.getClass());
    }
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
