package org.honeylink.control.audit.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes that a leaf of the log is the hash of: one line of JSON without white space, members
 * sorted by UTF-16 code units, text escaped no more than RFC 8785 does, numbers in plain decimals
 * without trailing zeros. Verifiers hash the bytes as they are; nobody needs to make them again.
 */
public final class LeafText {

  private LeafText() {}

  /** The text of an event, UTF-8. */
  public static byte[] of(AuditEvent event) {
    return of(LeafEvent.of(event));
  }

  /** The same. */
  public static byte[] of(LeafEvent event) {
    TreeMap<String, Object> members = new TreeMap<>();
    members.put("action", event.action());
    members.put("actor", event.actor());
    members.put("category", event.category());
    members.put("details", event.details());
    event.deviceId().ifPresent(device -> members.put("device_id", device));
    members.put("event_id", event.eventId().toString());
    members.put("outcome", event.outcome());
    members.put("target", event.target());
    members.put("tenant_id", event.tenantId());
    members.put("time", event.time().toString());
    members.put("trace_id", event.traceId());
    StringBuilder text = new StringBuilder(512);
    write(members, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Object value, StringBuilder to) {
    switch (value) {
      case Boolean truth -> to.append(truth.booleanValue());
      case Double number -> to.append(decimal(new BigDecimal(number.toString())));
      case Float number -> to.append(decimal(new BigDecimal(number.toString())));
      case BigDecimal number -> to.append(decimal(number));
      case BigInteger number -> to.append(number);
      case Number number -> to.append(number.longValue());
      case Map<?, ?> map -> object(map, to);
      case Collection<?> items -> array(items, to);
      default -> quote(value.toString(), to);
    }
  }

  private static String decimal(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static void object(Map<?, ?> map, StringBuilder to) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    String before = "";
    to.append('{');
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      to.append(before);
      quote(member.getKey(), to);
      to.append(':');
      write(member.getValue(), to);
      before = ",";
    }
    to.append('}');
  }

  private static void array(Collection<?> items, StringBuilder to) {
    String before = "";
    to.append('[');
    for (Object item : items) {
      to.append(before);
      write(item, to);
      before = ",";
    }
    to.append(']');
  }

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
