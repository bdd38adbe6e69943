package org.honeylink.tests.operation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Secrets that were answered once are nowhere else: not in the log, not in the database. */
@ExtendWith(RunningServer.class)
class SecretsIT {

  private final TestServer server;

  SecretsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void answeredSecretsAreNeitherLoggedNorStored() {
    Map<String, String> secrets = secretsOfALife();
    String log = server.log();
    String database = everyRow();
    assertTrue(database.contains("HONEYLINK-IT-MARK"), "the dump has what it should have");
    secrets.forEach(
        (name, secret) -> {
          assertFalse(log.contains(secret), () -> name + " is in the log");
          assertFalse(database.contains(secret), () -> name + " is in the database");
          assertFalse(database.contains(hex(secret)), () -> name + " is in the database, as hex");
        });
    assertFalse(log.contains(server.administratorPassword()), "the password is in the log");
    assertFalse(database.contains(server.administratorPassword()), "the password is stored");
  }

  /** Registers, pairs, opens a session, signs in, and is refused once with each secret. */
  private Map<String, String> secretsOfALife() {
    Map<String, String> secrets = new LinkedHashMap<>();
    TestDevice device = TestDevice.register(server.api(), "HONEYLINK-IT-MARK" + System.nanoTime());
    secrets.put("device token", device.token());
    secrets.put("pairing code", device.pairingCode());
    device.pair().then().statusCode(200);
    device.pair().then().statusCode(409);
    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    secrets.put("key of a stream", opened.path("streams[0].key_material"));
    secrets.put("key of another stream", opened.path("streams[1].key_material"));
    Response signedIn = server.api().signIn("admin", server.administratorPassword());
    secrets.put("access token", signedIn.path("access_token"));
    secrets.put("refresh token", signedIn.path("refresh_token"));
    server.api().as(device.token() + "x").get("/devices").then().statusCode(401);
    server.api().signIn("nobody", secrets.get("device token")).then().statusCode(401);
    return secrets;
  }

  private String everyRow() {
    List<String> rows = new ArrayList<>();
    for (String table : server.database().tables()) {
      rows.addAll(server.database().texts("select t::text from \"" + table + "\" t"));
    }
    return String.join("\n", rows);
  }

  /**
   * As a column of type bytea shows the decoded secret; the text itself when it is no base64url.
   */
  private static String hex(String secret) {
    return secret.matches("[A-Za-z0-9_-]{43}")
        ? HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret))
        : HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keysAreReadableByTheirOwnerOnly() throws IOException {
    try (Stream<Path> files = Files.walk(server.dataDirectory().resolve("keys"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertTrue(permissions.endsWith("------"), file + " has " + permissions);
      }
    }
  }

  @Test
  void firstPasswordIsNotLeftBehind() {
    assertFalse(Files.exists(server.dataDirectory().resolve("keys/first-password")));
  }
}
