package org.honeylink.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks at the server's tables from outside. Each call opens and closes its own connection. */
public final class Database {

  private final Path dataDirectory;

  Database(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  /** As the application itself, the owner of every table. */
  public Connection connect() throws SQLException {
    int port = new DatabaseProcess(dataDirectory).port();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/honeylink?stringtype=unspecified",
        "honeylink",
        password());
  }

  private String password() {
    try {
      return Files.readString(dataDirectory.resolve("keys/database-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** First column of every row, as text. */
  public List<String> texts(String sql, Object... parameters) {
    try (Connection connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(String.valueOf(rows.getString(1)));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long number(String sql, Object... parameters) {
    return Long.parseLong(texts(sql, parameters).getFirst());
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public List<String> tables() {
    return texts("select tablename from pg_tables where schemaname = 'public' order by tablename");
  }

  /**
   * Rows and a digest of their content for each table that is wanted: equal when nothing changed.
   */
  public SortedMap<String, String> contents(Predicate<String> wanted) {
    SortedMap<String, String> contents = new TreeMap<>();
    for (String table : tables()) {
      if (wanted.test(table)) {
        contents.put(table, digest(table));
      }
    }
    return contents;
  }

  private String digest(String table) {
    return texts(
            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                + " from "
                + table
                + " t")
        .getFirst();
  }
}
