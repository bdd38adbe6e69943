package org.honeylink.control.event.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.control.event.application.EventLog;
import org.honeylink.control.event.application.LogGrowth;
import org.honeylink.control.event.domain.EventFilter;
import org.honeylink.control.event.domain.LogSlice;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.infrastructure.Database;

/**
 * The log in the table {@code event_log}. One statement sees head, what is purged and the events as
 * of one moment. A reader at the end that this node knows of is answered without the database.
 */
@ApplicationScoped
public class JdbcEventLog implements EventLog {

  private static final String AFTER =
      "select h.sequence as head, h.purged, "
          + EventRows.COLUMNS
          + " from event_head h left join lateral (select * from event_log l"
          + " where l.sequence > ? and l.sequence <= ? and l.tenant_id = ? and l.topic = any(?)"
          + " and (cast(? as text) is null or l.device_id = ?)"
          + " and (cast(? as text) is null or l.session_id = ?)"
          + " and (cast(? as text) is null or l.category = ?)"
          + " and (cast(? as text) is null or l.subject = ?)"
          + " order by l.sequence limit ?) e on true order by e.sequence";

  /**
   * Sequences looked through by one call. Only devices have an index; other filters may match next
   * to nothing of a long log.
   */
  private static final long WINDOW = 20_000;

  @Inject private Database database;

  @Inject private LogGrowth growth;

  @Override
  public LogSlice after(long sequence, EventFilter filter, int limit) {
    if (sequence == growth.known() || filter.topics().isEmpty()) {
      return LogSlice.nothingAfter(sequence);
    }
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(AFTER)) {
      Window window = window(sequence, filter);
      bind(connection, select, window, filter, limit);
      try (ResultSet rows = select.executeQuery()) {
        return slice(rows, window, limit);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the event log", e);
    }
  }

  /** Behind one sequence, up to and with another. */
  private record Window(long after, long bound) {}

  private static Window window(long after, EventFilter filter) {
    return new Window(after, filter.deviceId().isPresent() ? Long.MAX_VALUE : after + WINDOW);
  }

  private static void bind(
      Connection connection, PreparedStatement select, Window of, EventFilter filter, int limit)
      throws SQLException {
    select.setLong(1, of.after());
    select.setLong(2, of.bound());
    select.setString(3, filter.tenantId());
    select.setArray(
        4,
        connection.createArrayOf(
            "text", filter.topics().stream().map(Topic::address).toArray(String[]::new)));
    select.setString(5, filter.deviceId().orElse(null));
    select.setString(6, filter.deviceId().orElse(null));
    select.setString(7, filter.sessionId().orElse(null));
    select.setString(8, filter.sessionId().orElse(null));
    select.setString(9, filter.category().map(Category::text).orElse(null));
    select.setString(10, filter.category().map(Category::text).orElse(null));
    select.setString(11, filter.subject().orElse(null));
    select.setString(12, filter.subject().orElse(null));
    select.setInt(13, limit);
  }

  /** The head's row is always there; without events it comes once, with nulls beside it. */
  private static LogSlice slice(ResultSet rows, Window of, int limit) throws SQLException {
    List<LoggedEvent> events = new ArrayList<>();
    long head = of.after();
    boolean gone = false;
    while (rows.next()) {
      head = rows.getLong("head");
      gone = of.after() < rows.getLong("purged") || of.after() > head;
      if (rows.getObject("event_id") != null) {
        events.add(EventRows.event(rows));
      }
    }
    if (gone) {
      return new LogSlice(List.of(), head, true);
    }
    long looked = Math.min(head, of.bound());
    return new LogSlice(
        events, events.size() == limit ? events.getLast().sequence() : looked, false);
  }

  @Override
  public long head() {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement("select sequence from event_head");
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the event log", e);
    }
  }
}
