package org.honeylink.control.webhook.infrastructure;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.shared.infrastructure.TimeColumn;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.EventKind;
import org.honeylink.control.webhook.domain.Webhook;

/** Rows as values. */
final class WebhookRows {

  private WebhookRows() {}

  static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("tenant_id"),
        URI.create(row.getString("url")),
        kinds((String[]) row.getArray("event_types").getArray()),
        row.getString("description"),
        row.getBoolean("active"),
        Optional.ofNullable(row.getString("disabled_because")),
        TimeColumn.read(row, "created_at"),
        row.getString("created_by"),
        row.getInt("failures"),
        TimeColumn.read(row, "next_attempt_at"));
  }

  private static Set<EventKind> kinds(String[] names) {
    return Arrays.stream(names).map(EventKind::valueOf).collect(Collectors.toSet());
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("webhook_id", UUID.class),
        row.getString("tenant_id"),
        row.getObject("event_id", UUID.class),
        row.getString("event_type"),
        row.getString("body"),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        TimeColumn.readOptional(row, "last_attempt_at"),
        Optional.ofNullable(row.getObject("last_status", Integer.class)),
        Optional.ofNullable(row.getString("last_error")),
        TimeColumn.read(row, "created_at"),
        TimeColumn.read(row, "expires_at"),
        TimeColumn.readOptional(row, "ended_at"));
  }
}
