package org.honeylink.control.shared.infrastructure;

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

/**
 * Runs SQL statements; values are always bound, never written into the text. An absent {@link
 * Optional} is null, an enum its name, a collection an array. Ids of devices are given as texts.
 */
public final class Statements {

  private final Database database;
  private final String what;

  /**
   * Statements of a feature.
   *
   * @param what they are about, as in {@code commands}; for messages
   */
  public Statements(Database database, String what) {
    this.database = database;
    this.what = what;
  }

  /** Turns one row into a value. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the row at hand, and moves to no other. */
    T of(ResultSet row) throws SQLException;
  }

  /** All rows, in their order. */
  public <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = database.connection();
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
      throw new IllegalStateException("cannot read " + what, e);
    }
  }

  /**
   * Inserts, updates or deletes.
   *
   * @return rows that were changed
   */
  public int update(String sql, Object... values) {
    try (Connection connection = database.connection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      bind(connection, update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot change " + what, e);
    }
  }

  /** The same statement for each row of values, in one go; none does nothing. */
  public void updateEach(String sql, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = database.connection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (Object[] values : rows) {
        bind(connection, update, values);
        update.addBatch();
      }
      update.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot change " + what, e);
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
      switch (value) {
        case null -> statement.setObject(i + 1, null);
        case Instant time -> statement.setObject(i + 1, TimeColumn.of(time));
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
