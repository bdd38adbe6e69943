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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at the server's tables from outside. Each call opens and closes its own connection. */
public final class Database {

  private final Path dataDirectory;

  Database(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  /** As the owner of every table. */
  public Connection connect() throws SQLException {
    return connect("honeylink", "database-password");
  }

  /** As the application itself, which owns nothing. */
  public Connection connectAsApplication() throws SQLException {
    return connect("honeylink_app", "database-application-password");
  }

  private Connection connect(String user, String passwordFile) throws SQLException {
    int port = new DatabaseProcess(dataDirectory).port();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/honeylink?stringtype=unspecified",
        user,
        password(passwordFile));
  }

  /** What a further node needs to use it. */
  Map<String, String> settings() {
    int port = new DatabaseProcess(dataDirectory).port();
    return Map.of(
        "honeylink.db.url",
        "jdbc:postgresql://127.0.0.1:" + port + "/honeylink?stringtype=unspecified",
        "honeylink.db.user",
        "honeylink_app",
        "honeylink.db.password",
        password("database-application-password"),
        "honeylink.db.migration.user",
        "honeylink",
        "honeylink.db.migration.password",
        password("database-password"));
  }

  private String password(String file) {
    try {
      return Files.readString(dataDirectory.resolve("keys").resolve(file)).strip();
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

  /** As the owner of every table. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * What registrations have written, in columns that nothing else writes: equal as long as nobody
   * registers, whatever rotations and timers do to devices of other tests meanwhile.
   */
  public List<String> registrations() {
    return texts(
        "select row(d.id, d.tenant_id, d.device_id, d.public_key, d.firmware_version,"
            + " d.capabilities, d.metadata, d.token_sha256, d.registered_at, p.id, p.code_digest,"
            + " p.issued_at)::text from device d left join pairing_offer p"
            + " on p.device_id = d.device_id order by 1");
  }

  /**
   * Every row of one device, by table: equal when nothing was done to it. Without audit trail and
   * outbox, which hear of refusals as well.
   */
  public SortedMap<String, List<String>> contentsOf(String deviceId) {
    SortedMap<String, List<String>> contents = new TreeMap<>();
    for (String table :
        texts(
            "select table_name from information_schema.columns where table_schema = 'public'"
                + " and column_name = 'device_id'"
                + " and table_name not like 'audit_%'"
                + " and table_name not in ('outbox_event', 'event_log')")) {
      contents.put(
          table,
          texts("select t::text from " + table + " t where device_id = ? order by 1", deviceId));
    }
    return contents;
  }

  /** Events that the broker has not got yet. */
  public long eventsNotAtBroker() {
    return number(
        "select (select count(*) from outbox_event) + (select sequence from event_head)"
            + " - (select sequence from event_cursor where consumer = 'broker')");
  }
}
