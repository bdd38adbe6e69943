package org.honeylink.control.audit.infrastructure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.LeafEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.infrastructure.PlainJson;

/** Rows of the table {@code audit_event}. */
final class AuditRows {

  static final String COLUMNS =
      "event_id, time, actor, tenant_id, category, action, target, device_id, outcome, details,"
          + " trace_id";

  /** An event's id and its time may be of two looks at the clock. */
  private static final Duration ID_SLACK = Duration.ofMinutes(1);

  private AuditRows() {}

  static List<AuditEvent> events(ResultSet rows) throws SQLException {
    List<AuditEvent> events = new ArrayList<>();
    while (rows.next()) {
      events.add(event(rows));
    }
    return events;
  }

  /** As they are, understood or not. */
  static List<LeafEvent> leaves(ResultSet rows) throws SQLException {
    List<LeafEvent> events = new ArrayList<>();
    while (rows.next()) {
      events.add(leaf(rows));
    }
    return events;
  }

  private static LeafEvent leaf(ResultSet row) throws SQLException {
    return new LeafEvent(
        row.getObject("event_id", UUID.class),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("tenant_id"),
        row.getString("category"),
        row.getString("action"),
        row.getString("target"),
        Optional.ofNullable(row.getString("device_id")),
        row.getString("outcome"),
        PlainJson.map(row.getString("details")),
        row.getString("trace_id"));
  }

  static AuditEvent event(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getObject("event_id", UUID.class),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("tenant_id"),
        Category.of(row.getString("category")).orElseThrow(),
        row.getString("action"),
        row.getString("target"),
        Optional.ofNullable(row.getString("device_id")),
        Outcome.of(row.getString("outcome")).orElseThrow(),
        PlainJson.map(row.getString("details")),
        row.getString("trace_id"));
  }

  /** No event at or after the time has a smaller id: lets whole partitions be left out. */
  static UUID leastId(Instant from) {
    return floor(from.minus(ID_SLACK));
  }

  /** No event before the time has this id or a greater one. */
  static UUID idAfter(Instant to) {
    return floor(to.plus(ID_SLACK));
  }

  /** The least id of a time, as the function {@code audit_id_floor} has it. */
  static UUID floor(Instant time) {
    return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
  }
}
