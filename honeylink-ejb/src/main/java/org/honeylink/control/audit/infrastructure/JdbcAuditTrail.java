package org.honeylink.control.audit.infrastructure;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.honeylink.control.audit.application.AuditTrail;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.infrastructure.DatabaseMigration;
import org.honeylink.control.shared.infrastructure.PlainJson;

/** The trail in the table {@code audit_event}. */
@ApplicationScoped
public class JdbcAuditTrail implements AuditTrail {

  private static final String COLUMNS =
      "event_id, time, actor, tenant_id, category, action, target, device_id, outcome, details,"
          + " trace_id";
  private static final String INSERT =
      "insert into audit_event ("
          + COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)";

  @Resource(lookup = DatabaseMigration.DATA_SOURCE)
  private DataSource dataSource;

  @Override
  public void append(AuditEvent event) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, event.eventId());
      insert.setObject(2, event.time().atOffset(ZoneOffset.UTC));
      insert.setString(3, event.actor());
      insert.setString(4, event.tenantId());
      insert.setString(5, event.category().text());
      insert.setString(6, event.action());
      insert.setString(7, event.target());
      insert.setString(8, event.deviceId().orElse(null));
      insert.setString(9, event.outcome().text());
      insert.setString(10, PlainJson.object(event.details()).toString());
      insert.setString(11, event.traceId());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write the audit trail", e);
    }
  }

  @Override
  public List<AuditEvent> find(String tenantId, AuditQuery query) {
    Conditions conditions = conditions(tenantId, query);
    String sql =
        "select "
            + COLUMNS
            + " from audit_event where "
            + conditions.sql()
            + " order by event_id desc limit "
            + query.limit();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      conditions.bind(select);
      return events(select.executeQuery());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the audit trail", e);
    }
  }

  private static Conditions conditions(String tenantId, AuditQuery query) {
    Conditions conditions = new Conditions();
    conditions.add("tenant_id = ?", Optional.of(tenantId));
    conditions.add("(device_id = ? or target = ?)", query.device(), query.device());
    conditions.add("category = ?", query.category().map(Category::text));
    conditions.add("actor = ?", query.actor());
    conditions.add("outcome = ?", query.outcome().map(Outcome::text));
    conditions.add("time >= ?", query.from().map(JdbcAuditTrail::column));
    conditions.add("time < ?", query.to().map(JdbcAuditTrail::column));
    conditions.add("event_id < ?", query.before());
    return conditions;
  }

  private static OffsetDateTime column(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static List<AuditEvent> events(ResultSet rows) throws SQLException {
    List<AuditEvent> events = new ArrayList<>();
    while (rows.next()) {
      events.add(event(rows));
    }
    return events;
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
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
}
