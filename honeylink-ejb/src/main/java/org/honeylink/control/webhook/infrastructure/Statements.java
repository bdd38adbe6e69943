package org.honeylink.control.webhook.infrastructure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.honeylink.control.shared.infrastructure.TimeColumn;
import org.jspecify.annotations.Nullable;

/** Runs the statements of this package; values are always bound, never written into the text. */
final class Statements {

  private final DataSource dataSource;

  Statements(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Turns one row into a value. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(connection, select, values);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(reading.of(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read webhooks", e);
    }
  }

  /**
   * The same statement for each row of values, in one go.
   *
   * @return rows that were changed by the last
   */
  int update(String sql, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (Object[] values : rows) {
        bind(connection, update, values);
        update.addBatch();
      }
      int[] changed = update.executeBatch();
      return changed[changed.length - 1];
    } catch (SQLException e) {
      throw new IllegalStateException("cannot change webhooks", e);
    }
  }

  int update(String sql, Object... values) {
    return update(sql, List.<Object[]>of(values));
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, column(connection, values[i]));
    }
  }

  private static @Nullable Object column(Connection connection, Object value) throws SQLException {
    return switch (value) {
      case Optional<?> optional -> optional.isEmpty() ? null : column(connection, optional.get());
      case Instant time -> TimeColumn.of(time);
      case Enum<?> constant -> constant.name();
      case Collection<?> many ->
          connection.createArrayOf("text", many.stream().map(Object::toString).toArray());
      default -> value;
    };
  }
}
