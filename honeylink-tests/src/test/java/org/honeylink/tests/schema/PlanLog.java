package org.honeylink.tests.schema;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.tests.server.TestServer;

/**
 * What PostgreSQL's {@code auto_explain} writes: the plan of every statement as it was executed.
 */
final class PlanLog {

  private static final String PLAN = "plan:";
  private static final String END = "\t}";

  private final Path file;

  private PlanLog(Path file) {
    this.file = file;
  }

  /** Restarts the database of the server with the plans of all statements in its log. */
  static PlanLog turnOn(TestServer server) throws SQLException {
    try (Connection superuser = server.database().connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("load 'auto_explain'");
      for (String setting :
          List.of(
              "session_preload_libraries = 'auto_explain'",
              "auto_explain.log_min_duration = 0",
              "auto_explain.log_analyze = on",
              "auto_explain.log_timing = off",
              "auto_explain.log_format = 'json'")) {
        statement.execute("alter system set " + setting);
      }
    }
    server.databaseProcess().stop();
    server.databaseProcess().startAgain();
    await("PostgreSQL takes connections")
        .ignoreExceptions()
        .until(() -> server.database().number("select 1") == 1);
    return new PlanLog(server.databaseProcess().log());
  }

  long position() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plans that were written behind this position. */
  List<JsonObject> since(long position) {
    List<JsonObject> plans = new ArrayList<>();
    StringBuilder plan = new StringBuilder();
    for (String line : text(position).lines().toList()) {
      if (line.endsWith(PLAN)) {
        plan.setLength(0);
      } else if (line.startsWith("\t")) {
        plan.append(line).append('\n');
        if (line.equals(END)) {
          plans.add(json(plan.toString()));
        }
      }
    }
    return plans;
  }

  private String text(long position) {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(position);
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
