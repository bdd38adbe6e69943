package org.honeylink.tests.commandline;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningServer.class)
class AuditCommandIT {

  private final TestServer server;
  @TempDir private Path directory;

  AuditCommandIT(TestServer server) {
    this.server = server;
  }

  private CommandLine onServer(String command, String... more) throws IOException {
    Path password =
        Files.writeString(directory.resolve("password"), server.administratorPassword());
    String[] options = {
      "audit",
      command,
      "--json",
      "--server",
      server.baseUri().toString(),
      "--ca",
      server.dataDirectory().resolve("tls/ca.pem").toString(),
      "--password-file",
      password.toString()
    };
    return CommandLine.program(
        60,
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(options), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private static JsonObject json(CommandLine run) {
    try (var reader = Json.createReader(new StringReader(run.output()))) {
      return reader.readObject();
    }
  }

  @Test
  void exportIsVerifiedOfflineAndAChangedBitIsFound() throws IOException {
    await("a head is signed")
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.api().asAdministrator().get("/audit/checkpoint").statusCode() == 200);
    CommandLine key = onServer("key");
    assertEquals(0, key.exitCode(), key::toString);
    Path pem = Files.writeString(directory.resolve("key.pem"), json(key).getString("public_key"));
    Path file = directory.resolve("audit.jsonl");
    CommandLine export = onServer("export", "--out", file.toString());
    assertEquals(0, export.exitCode(), export::toString);

    CommandLine good = verify(file, pem);
    assertEquals(0, good.exitCode(), good::toString);
    assertTrue(json(good).getBoolean("verified"));

    byte[] changed = Files.readAllBytes(file);
    changed[changed.length / 2] ^= 4;
    Files.write(file, changed);
    CommandLine bad = verify(file, pem);
    assertEquals(1, bad.exitCode(), bad::toString);
  }

  private static CommandLine verify(Path file, Path key) {
    return CommandLine.program(
        60, "audit", "verify", file.toString(), "--key", key.toString(), "--json");
  }
}
