package org.honeylink.control.audit.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.honeylink.control.audit.application.AuditArchives.Sealed;
import org.honeylink.control.audit.application.AuditPartitions;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.shared.infrastructure.Database;

/** Through functions of the tables' owner, which let the application do no more than this. */
@ApplicationScoped
public class JdbcAuditPartitions implements AuditPartitions {

  /** {@code HLARCHV} in ASCII; nobody else uses it. */
  private static final long TURN = 0x484c4152434856L;

  private static final String MONTHS =
      "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
          + " where i.inhparent = 'audit_event'::regclass and c.relname ~ '_[0-9]{4}_[0-9]{2}$'"
          + " order by 1";

  @Inject private Database database;

  private List<String> texts(String sql, Object... values) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("the partitions of the audit trail cannot be kept", e);
    }
  }

  @Override
  public boolean takeTurn() {
    return texts("select pg_try_advisory_xact_lock(?)::text", TURN).contains("true");
  }

  @Override
  public void prepare() {
    texts("select audit_prepare_months()");
  }

  @Override
  public List<YearMonth> months() {
    return texts(MONTHS).stream()
        .map(name -> name.substring(name.length() - "2026_01".length()).replace('_', '-'))
        .map(YearMonth::parse)
        .toList();
  }

  @Override
  public long events(YearMonth month) {
    return Long.parseLong(
        texts(
                "select count(*) from audit_event where event_id >= ? and event_id < ?",
                AuditRows.floor(LogSelection.begin(month)),
                AuditRows.floor(LogSelection.begin(month.plusMonths(1))))
            .getFirst());
  }

  @Override
  public void archived(YearMonth month, long events, Sealed sealed) {
    texts(
        "insert into audit_archive (month, events, file, sha256, sealed_at)"
            + " values (?, ?, ?, ?, now()) returning file",
        month.atDay(1),
        events,
        sealed.file(),
        HexFormat.of().parseHex(sealed.sha256()));
  }

  @Override
  public void drop(YearMonth month) {
    texts("select audit_drop_month(?)", month.atDay(1));
  }
}
