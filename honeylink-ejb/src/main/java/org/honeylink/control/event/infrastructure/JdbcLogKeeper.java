package org.honeylink.control.event.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.honeylink.control.event.application.LogKeeper;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/**
 * Fills and empties the table {@code event_log}. The row of {@code event_head} is locked first and
 * read in a statement of its own, so that what the holder before has committed is seen.
 */
@ApplicationScoped
public class JdbcLogKeeper implements LogKeeper {

  private static final String COLUMNS =
      "event_id, tenant_id, topic, type, category, subject, device_id, session_id, time,"
          + " traceparent, data";

  private static final String MOVE =
      "with taken as (delete from outbox_event where position in"
          + " (select position from outbox_event order by position limit ?) returning *)"
          + " insert into event_log (sequence, logged_at, "
          + COLUMNS
          + ") select ? + row_number() over (order by position), ?, "
          + COLUMNS
          + " from taken";

  private static final String PURGE =
      "delete from event_log where sequence in (select sequence from"
          + " (select sequence, logged_at from event_log order by sequence limit ?) oldest"
          + " where logged_at < ? and sequence <= (select min(sequence) from event_cursor))"
          + " returning sequence";

  @Inject private Database database;

  /** What is done with a connection. */
  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T with(Work<T> work) {
    try (Connection connection = database.connection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep the event log", e);
    }
  }

  @Override
  public int append(int limit, Instant now) {
    return with(
        connection -> {
          if (isEmpty(connection)) {
            return 0;
          }
          long head = lockHead(connection);
          int moved = move(connection, limit, head, now);
          update(connection, "update event_head set sequence = ?", head + moved);
          return moved;
        });
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select from outbox_event limit 1");
        ResultSet rows = select.executeQuery()) {
      return !rows.next();
    }
  }

  private static long lockHead(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select sequence from event_head for update");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static int move(Connection connection, int limit, long head, Instant now)
      throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setInt(1, limit);
      move.setLong(2, head);
      move.setObject(3, TimeColumn.of(now));
      return move.executeUpdate();
    }
  }

  private static void update(Connection connection, String statement, long number)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      update.setLong(1, number);
      update.executeUpdate();
    }
  }

  @Override
  public OptionalLong take(String consumer) {
    return with(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select sequence from event_cursor where consumer = ? for update skip locked")) {
            select.setString(1, consumer);
            try (ResultSet rows = select.executeQuery()) {
              return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
          }
        });
  }

  @Override
  public void advance(String consumer, long sequence) {
    with(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update event_cursor set sequence = ? where consumer = ?")) {
            update.setLong(1, sequence);
            update.setString(2, consumer);
            return update.executeUpdate();
          }
        });
  }

  @Override
  public List<LoggedEvent> all(long after, int limit) {
    return with(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select "
                      + EventRows.COLUMNS
                      + " from event_log e where e.sequence > ? order by e.sequence limit ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            List<LoggedEvent> events = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                events.add(EventRows.event(rows));
              }
            }
            return events;
          }
        });
  }

  @Override
  public int purge(Instant before, int limit) {
    return with(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(PURGE)) {
            delete.setInt(1, limit);
            delete.setObject(2, TimeColumn.of(before));
            int removed = 0;
            long last = 0;
            try (ResultSet rows = delete.executeQuery()) {
              for (; rows.next(); removed++) {
                last = Math.max(last, rows.getLong(1));
              }
            }
            update(connection, "update event_head set purged = greatest(purged, ?)", last);
            return removed;
          }
        });
  }
}
