package org.honeylink.control.event.infrastructure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** Rows of {@code event_log} as events. */
final class EventRows {

  /** Of the table under the name {@code e}. */
  static final String COLUMNS =
      "e.sequence, e.event_id, e.tenant_id, e.topic, e.type, e.category, e.subject, e.device_id,"
          + " e.session_id, e.time, e.traceparent, e.data";

  private EventRows() {}

  static LoggedEvent event(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getLong("sequence"),
        new OutboxEvent(
            row.getObject("event_id", UUID.class),
            row.getString("tenant_id"),
            row.getString("topic"),
            row.getString("type"),
            row.getString("category"),
            row.getString("subject"),
            Optional.ofNullable(row.getString("device_id")),
            Optional.ofNullable(row.getString("session_id")),
            TimeColumn.read(row, "time"),
            row.getString("traceparent"),
            PlainJson.map(row.getString("data"))));
  }
}
