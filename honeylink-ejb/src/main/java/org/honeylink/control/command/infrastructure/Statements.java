package org.honeylink.control.command.infrastructure;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.infrastructure.TimeColumn;

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
      throw new IllegalStateException("cannot read commands", e);
    }
  }

  /**
   * @return rows that were changed
   */
  int update(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      bind(connection, update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot change commands", e);
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
      switch (value) {
        case null -> statement.setObject(i + 1, null);
        case Instant time -> statement.setObject(i + 1, TimeColumn.of(time));
        case DeviceId id -> statement.setString(i + 1, id.value());
        case Enum<?> constant -> statement.setString(i + 1, constant.name());
        case Collection<?> many -> statement.setArray(i + 1, array(connection, many));
        default -> statement.setObject(i + 1, value);
      }
    }
  }

  /** Of UUIDs, truths or whole numbers when it begins with one; else of texts. */
  private static Array array(Connection connection, Collection<?> many) throws SQLException {
    Object first = many.isEmpty() ? "" : many.iterator().next();
    return switch (first) {
      case UUID _ -> connection.createArrayOf("uuid", many.toArray());
      case Boolean _ -> connection.createArrayOf("boolean", many.toArray());
      case Long _ -> connection.createArrayOf("bigint", many.toArray());
      default -> connection.createArrayOf("text", many.stream().map(Object::toString).toArray());
    };
  }
}
