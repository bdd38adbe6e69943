package org.honeylink.launcher.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Starts PostgreSQL through zonky's library. Lives in the isolated class loader of {@link
 * EmbeddedDatabase}; only types of the JDK cross that border.
 *
 * <p>Parameters {@code data}, {@code binaries}, {@code port}, {@code superuserPasswordFile}, {@code
 * owner}, {@code ownerPassword}, {@code user}, {@code password}, all text; the answer stops the
 * server when it is closed.
 */
public final class PostgresProcess implements Function<Map<String, String>, Closeable> {

  private static final Duration START_WAIT = Duration.ofSeconds(60);
  private static final String DATABASE = "honeylink";

  @Override
  public Closeable apply(Map<String, String> parameters) {
    try {
      EmbeddedPostgres server = start(parameters);
      try {
        prepare(server, parameters);
        return server;
      } catch (SQLException refused) {
        server.close();
        throw new IllegalStateException(refused);
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static EmbeddedPostgres start(Map<String, String> parameters) throws IOException {
    Path superuserPasswordFile = Path.of(parameter(parameters, "superuserPasswordFile"));
    return EmbeddedPostgres.builder()
        .setPort(Integer.parseInt(parameter(parameters, "port")))
        .setDataDirectory(Path.of(parameter(parameters, "data")))
        .setOverrideWorkingDirectory(Path.of(parameter(parameters, "binaries")).toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_WAIT)
        // initdb: later options win over the library's "-A trust".
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", superuserPasswordFile.toString())
        .setConnectConfig("password", Files.readString(superuserPasswordFile).strip())
        // The library starts every server with fsync off; what is committed must survive.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("max_prepared_transactions", "64")
        .setServerConfig("max_connections", "120")
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("jit", "off")
        .start();
  }

  /**
   * The role that owns the database, the application's own that owns nothing, and no transaction
   * left over from a crash. An installation that had only the owner gets the other one here.
   */
  private static void prepare(EmbeddedPostgres server, Map<String, String> parameters)
      throws SQLException {
    String owner = parameter(parameters, "owner");
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      role(statement, owner, parameter(parameters, "ownerPassword"));
      role(statement, parameter(parameters, "user"), parameter(parameters, "password"));
      if (none(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + owner);
      }
    }
    try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      for (String transaction : preparedTransactions(statement)) {
        // Their coordinator died with the last process; the outbox sends again what they held.
        statement.execute("ROLLBACK PREPARED '" + transaction.replace("'", "''") + "'");
      }
    }
  }

  private static void role(Statement statement, String name, String password) throws SQLException {
    if (none(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
      statement.execute("CREATE ROLE " + name + " LOGIN");
    }
    statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
  }

  private static List<String> preparedTransactions(Statement statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT gid FROM pg_prepared_xacts WHERE database = current_database()")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static boolean none(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }

  private static String parameter(Map<String, String> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }
}
