package org.honeylink.tests.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.honeylink.tests.server.Database;

/** Every value of every column of every table: as the text of the database, and bytes also raw. */
final class DatabaseDump {

  private DatabaseDump() {}

  static byte[] of(Database database) {
    ByteArrayOutputStream dump = new ByteArrayOutputStream();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              add(dump, rows, column);
            }
          }
        }
      }
      return dump.toByteArray();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("cannot read the database", e);
    }
  }

  /** Also what other schemas than {@code public} hold, if there ever are any. */
  private static List<String> tables(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select array_agg(quote_ident(schemaname) || '.' || quote_ident(tablename))"
                + " from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")) {
      rows.next();
      return List.of((String[]) rows.getArray(1).getArray());
    }
  }

  private static void add(ByteArrayOutputStream dump, ResultSet rows, int column)
      throws SQLException, IOException {
    String text = rows.getString(column);
    if (text == null) {
      return;
    }
    dump.write(text.getBytes(UTF_8));
    dump.write('\n');
    if (rows.getMetaData().getColumnTypeName(column).equals("bytea")) {
      dump.write(rows.getBytes(column));
      dump.write('\n');
    }
  }
}
