package org.honeylink.control.shared.domain;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * JSON of which one content has one text: no white space, members sorted by UTF-16 code units, and
 * text escaped as RFC 8785 section 3.2.2.2 says. How numbers look is the caller's business.
 */
public final class SortedJson {

  private SortedJson() {}

  /**
   * The text of maps and collections of anything.
   *
   * @param scalar the JSON of what is neither a text, a map nor a collection
   */
  public static String text(Object value, Function<Object, String> scalar) {
    StringBuilder text = new StringBuilder(512);
    write(value, scalar, text);
    return text.toString();
  }

  /** A text with its quotes. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2);
    quote(text, quoted);
    return quoted.toString();
  }

  private static void write(Object value, Function<Object, String> scalar, StringBuilder to) {
    switch (value) {
      case String text -> quote(text, to);
      case Map<?, ?> map -> object(map, scalar, to);
      case Collection<?> items -> array(items, scalar, to);
      default -> to.append(scalar.apply(value));
    }
  }

  // RFC 8785 section 3.2.3: "sorted based on UTF-16 code units", as String compares.
  private static void object(Map<?, ?> map, Function<Object, String> scalar, StringBuilder to) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    String before = "";
    to.append('{');
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      to.append(before);
      quote(member.getKey(), to);
      to.append(':');
      write(member.getValue(), scalar, to);
      before = ",";
    }
    to.append('}');
  }

  private static void array(
      Collection<?> items, Function<Object, String> scalar, StringBuilder to) {
    String before = "";
    to.append('[');
    for (Object item : items) {
      to.append(before);
      write(item, scalar, to);
      before = ",";
    }
    to.append(']');
  }

  // Two-character escapes where JSON has them, else a hexadecimal one below U+0020.
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
