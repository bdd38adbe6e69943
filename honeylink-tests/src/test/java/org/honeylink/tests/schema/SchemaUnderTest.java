package org.honeylink.tests.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;

/** A database of its own, as its owner sees it. */
final class SchemaUnderTest {

  private final DataSource database;
  private final Migrations migrations;

  private SchemaUnderTest(DataSource database) {
    this.database = database;
    this.migrations = new Migrations(database);
  }

  static SchemaUnderTest createIn(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role honeylink login");
      statement.execute("create database honeylink owner honeylink");
    }
    return new SchemaUnderTest(
        postgres.getDatabase("honeylink", "honeylink", Map.of("stringtype", "unspecified")));
  }

  void migrateTo(MigrationVersion version) {
    migrations.migrateTo(version);
  }

  List<MigrationVersion> versionsAfter(MigrationVersion version) {
    return migrations.versions().stream().filter(each -> each.compareTo(version) > 0).toList();
  }

  void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(texts(sql).getFirst());
  }

  List<String> tables() throws SQLException {
    return texts(
        "select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
            + " where nspname = 'public' and relkind in ('r', 'p') and not relispartition"
            + " and relname <> 'flyway_schema_history' order by 1");
  }

  /** Names of the columns of each table. */
  Map<String, List<String>> columns() throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    for (String table : tables()) {
      columns.put(
          table,
          texts(
              "select column_name from information_schema.columns where table_schema = 'public'"
                  + " and table_name = '"
                  + table
                  + "' order by ordinal_position"));
    }
    return columns;
  }

  /** Rows of these columns as text, in an order that new columns do not change. */
  Map<String, List<String>> contents(Map<String, List<String>> columns) throws SQLException {
    Map<String, List<String>> contents = new TreeMap<>();
    for (Map.Entry<String, List<String>> table : columns.entrySet()) {
      String row =
          table.getValue().stream()
              .map(column -> "'" + column + "', t." + column)
              .collect(Collectors.joining(", ", "jsonb_build_object(", ")::text"));
      contents.put(
          table.getKey(), texts("select " + row + " from " + table.getKey() + " t order by 1"));
    }
    return contents;
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
