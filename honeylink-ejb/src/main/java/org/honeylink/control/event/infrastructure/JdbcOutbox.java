package org.honeylink.control.event.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.honeylink.control.event.application.Outbox;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** The outbox in the table {@code outbox_event}, ordered by {@code position}. */
@ApplicationScoped
public class JdbcOutbox implements Outbox {

  private static final String INSERT =
      "insert into outbox_event (event_id, tenant_id, topic, type, category, subject, device_id,"
          + " session_id, time, traceparent, data)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))";

  @Inject private Database database;

  @PersistenceContext(unitName = "honeylink")
  private EntityManager entities;

  @Override
  public void add(OutboxEvent event) {
    // Row locks first, the device's turn second: always in this order, so that two calls about one
    // device wait for each other instead of for a deadlock.
    entities.flush();
    try (Connection connection = database.connection()) {
      if (event.deviceId().isPresent() && !isOfTheAuditTrail(event)) {
        takeTurn(connection, event.tenantId() + "/" + event.deviceId().get());
      }
      insert(connection, event);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write the outbox", e);
    }
  }

  /**
   * Copies for the audit trail come behind the publication, which has the turn already; and the
   * copy of a refusal must not wait for the transaction that is being refused.
   */
  private static boolean isOfTheAuditTrail(OutboxEvent event) {
    return event.topic().equals(Topic.AUDIT.address());
  }

  /**
   * Until the transaction ends, nobody else adds an event of this device: positions of a device
   * grow in the order of the commits.
   */
  private static void takeTurn(Connection connection, String device) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, device);
      lock.execute();
    }
  }

  private static void insert(Connection connection, OutboxEvent event) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, event.eventId());
      insert.setString(2, event.tenantId());
      insert.setString(3, event.topic());
      insert.setString(4, event.type());
      insert.setString(5, event.category());
      insert.setString(6, event.subject());
      insert.setString(7, event.deviceId().orElse(null));
      insert.setString(8, event.sessionId().orElse(null));
      insert.setObject(9, TimeColumn.of(event.time()));
      insert.setString(10, event.traceparent());
      insert.setString(11, PlainJson.object(event.data()).toString());
      insert.executeUpdate();
    }
  }
}
