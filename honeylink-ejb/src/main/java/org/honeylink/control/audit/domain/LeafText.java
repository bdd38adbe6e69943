package org.honeylink.control.audit.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.honeylink.control.shared.domain.SortedJson;

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
    return SortedJson.text(members, LeafText::scalar).getBytes(StandardCharsets.UTF_8);
  }

  private static String scalar(Object value) {
    return switch (value) {
      case Boolean truth -> truth.toString();
      case Double number -> decimal(new BigDecimal(number.toString()));
      case Float number -> decimal(new BigDecimal(number.toString()));
      case BigDecimal number -> decimal(number);
      case BigInteger number -> number.toString();
      case Number number -> Long.toString(number.longValue());
      default -> SortedJson.quoted(value.toString());
    };
  }

  private static String decimal(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
