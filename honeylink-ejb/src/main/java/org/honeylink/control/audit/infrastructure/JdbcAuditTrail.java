package org.honeylink.control.audit.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.honeylink.control.audit.application.AuditTrail;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** The trail in the table {@code audit_event}. */
@ApplicationScoped
public class JdbcAuditTrail implements AuditTrail {

  private static final String COLUMNS = AuditRows.COLUMNS;
  private static final String INSERT =
      "insert into audit_event ("
          + COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)";

  @Inject private Database database;

  @Override
  public void append(AuditEvent event) {
    try (Connection connection = database.connection();
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
    List<Conditions> parts = new ArrayList<>();
    if (query.device().isEmpty()) {
      parts.add(conditions(tenantId, query));
    } else {
      // Two ways to be about a device, each along its own index.
      Conditions said = conditions(tenantId, query);
      said.add("device_id = ?", query.device());
      Conditions aimed = conditions(tenantId, query);
      aimed.add("target = ?", query.device());
      aimed.add("device_id is distinct from ?", query.device());
      parts.addAll(List.of(said, aimed));
    }
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(sql(parts, query.limit()))) {
      int bound = 0;
      for (Conditions part : parts) {
        bound = part.bind(select, bound);
      }
      return AuditRows.events(select.executeQuery());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the audit trail", e);
    }
  }

  private static String sql(List<Conditions> parts, int limit) {
    String newest = " order by event_id desc limit " + limit;
    return parts.stream()
        .map(part -> "(select " + COLUMNS + " from audit_event where " + part.sql() + newest + ")")
        .collect(
            Collectors.joining(" union all ", "select " + COLUMNS + " from (", ") e" + newest));
  }

  private static Conditions conditions(String tenantId, AuditQuery query) {
    Conditions conditions = new Conditions();
    conditions.add("tenant_id = ?", Optional.of(tenantId));
    conditions.add("category = ?", query.category().map(Category::text));
    conditions.add("actor = ?", query.actor());
    conditions.add("outcome = ?", query.outcome().map(Outcome::text));
    conditions.add("action = ?", query.action());
    conditions.add("target = ?", query.target());
    conditions.add("time >= ?", query.from().map(TimeColumn::of));
    conditions.add("time < ?", query.to().map(TimeColumn::of));
    conditions.add("event_id >= ?", query.from().map(AuditRows::leastId));
    conditions.add("event_id < ?", query.to().map(AuditRows::idAfter));
    conditions.add("event_id < ?", query.before());
    return conditions;
  }
}
