package org.honeylink.tests.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.SealedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real script against the real server, with OpenSSL as the other party. */
@ExtendWith(RunningServer.class)
class KeysAndCertificatesIT {

  private static final int SECONDS = 120;

  private final TestServer server;
  private final Path directory;

  KeysAndCertificatesIT(TestServer server, @TempDir Path directory) {
    this.server = server;
    this.directory = directory;
  }

  private CommandLine honeylink(String... arguments) {
    return CommandLine.builtScript(
        SECONDS,
        Map.of(
            "HONEYLINK_PASSPHRASE",
            "correct horse",
            "HONEYLINK_PASSWORD",
            server.administratorPassword()),
        arguments);
  }

  private CommandLine onServer(String... arguments) {
    return honeylink(
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--server",
                    server.baseUri().toString(),
                    "--ca",
                    server.dataDirectory().resolve("tls/ca.pem").toString()))
            .toArray(String[]::new));
  }

  private static JsonObject json(CommandLine done) {
    assertEquals(0, done.exitCode(), done.errors() + done.output());
    try (JsonReader reader = Json.createReader(new StringReader(done.output()))) {
      return reader.readObject();
    }
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private static CommandLine openssl(String... arguments) {
    CommandLine done =
        CommandLine.of(
            SECONDS,
            Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toArray(String[]::new));
    assertEquals(0, done.exitCode(), done.errors() + done.output());
    return done;
  }

  @Test
  void openSslReadsWhatTheScriptMakes() throws IOException {
    for (String algorithm : new String[] {"ed25519", "x25519", "secp384r1"}) {
      String key = file(algorithm + ".pem");
      JsonObject made =
          json(
              honeylink(
                  "keys", "generate", "--algorithm", algorithm, "--plain", "--out", key, "--json"));
      assertEquals(
          made.getString("public_key_pem"), openssl("pkey", "-in", key, "-pubout").output());
    }
  }

  @Test
  void requestOfTheScriptPairsADeviceAndItsCertificateVerifies() throws IOException {
    TestDevice device = TestDevice.register(server.api());
    String request = file("device.csr");
    json(
        honeylink(
            "cert",
            "request",
            "--device",
            device.id(),
            "--key",
            file("device.p12"),
            "--out",
            request,
            "--json"));
    assertTrue(openssl("req", "-in", request, "-verify", "-noout").errors().contains("verify OK"));
    Response paired = device.pair(device.pairingCode(), Files.readString(Path.of(request)));
    paired.then().statusCode(200);
    String certificate = file("device.crt", paired.path("device_certificate"));

    JsonObject authorities = json(onServer("cert", "ca", "--json"));
    String chain = file("chain.pem", authorities.getString("chain_pem"));
    openssl("verify", "-CAfile", chain, certificate);
    JsonObject shown = json(honeylink("cert", "show", certificate, "--json"));
    JsonObject leaf = shown.getJsonArray("certificates").getJsonObject(0);
    assertEquals("CN=" + device.id(), leaf.getString("subject"));
    assertTrue(
        openssl("x509", "-in", certificate, "-noout", "-serial")
            .output()
            .toLowerCase(java.util.Locale.ROOT)
            .contains(leaf.getString("serial")));
    CommandLine offline =
        honeylink("cert", "verify", "--offline", "--chain", chain, certificate, "--json");
    assertTrue(json(offline).getBoolean("verified"));
  }

  /** What a device maker does with the server's answers and our page on the wire format. */
  @Test
  void keysAreDerivedStepByStepToTheKeyMaterialOfTheServer() throws IOException {
    TestDevice device = TestDevice.register(server.api());
    Response paired = device.pair();
    byte[] master =
        new SealedMessage(
                bytes(paired.path("device_master.hpke_enc")),
                bytes(paired.path("device_master.hpke_ciphertext")))
            .open(
                device.key(),
                "HoneyLink-v1|device-master".getBytes(UTF_8),
                device.id().getBytes(UTF_8));
    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    opened.then().statusCode(201);
    byte[] encoded = device.key().pair().getPrivate().getEncoded();
    String privateKey =
        file(
            "key",
            text(java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    JsonObject shared =
        json(
            honeylink(
                "keys",
                "derive",
                "shared-secret",
                "--private-key",
                privateKey,
                "--peer",
                opened.path("server_ephemeral_key"),
                "--json"));
    String session = opened.path("session_id");
    JsonObject sessionKey =
        json(
            honeylink(
                "keys",
                "derive",
                "session",
                "--shared-secret",
                file("shared", shared.getString("shared_secret")),
                "--device-master",
                file("master", text(master)),
                "--device",
                device.id(),
                "--session",
                session,
                "--json"));
    JsonObject streamKey =
        json(
            honeylink(
                "keys",
                "derive",
                "stream",
                "--session-key",
                file("session", sessionKey.getString("session_key")),
                "--session",
                session,
                "--stream",
                opened.path("streams[0].stream_id"),
                "--base64url",
                "--json"));
    assertEquals(opened.<String>path("streams[0].key_material"), streamKey.getString("stream_key"));
  }

  private String pairedByRequest(TestDevice device) throws IOException {
    JsonObject made =
        json(
            honeylink(
                "cert", "request", "--device", device.id(), "--key", file("own.p12"), "--json"));
    Response paired = device.pair(device.pairingCode(), made.getString("csr"));
    paired.then().statusCode(200);
    return file("own.crt", paired.path("device_certificate"));
  }

  @Test
  void revokedCertificateIsFoundOutByListAndOcspAndInTheHistory() throws IOException {
    TestDevice device = TestDevice.register(server.api());
    String certificate = pairedByRequest(device);
    JsonObject good = json(onServer("cert", "verify", certificate, "--json"));
    assertEquals("good", good.getString("revocation_list"), good::toString);
    assertEquals("good", good.getString("ocsp"), good::toString);

    json(
        onServer("cert", "revoke", "--device", device.id(), "--reason", "keyCompromise", "--json"));
    await("list and responder are current within a minute")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              CommandLine bad = onServer("cert", "verify", certificate, "--json");
              assertEquals(1, bad.exitCode(), bad.errors());
              assertTrue(bad.output().contains("KEY_COMPROMISE, "), bad.output());
              assertTrue(
                  bad.output().contains("\"ocsp\":\"Certificate has been revoked"), bad.output());
            });
    JsonObject history = json(onServer("cert", "show", "--device", device.id(), "--json"));
    assertEquals("REVOKED", history.getJsonArray("items").getJsonObject(0).getString("state"));
  }

  @Test
  void deviceRenewsByItsIdentityFile() throws IOException {
    String id = TestDevice.freshId();
    String file = file("identity.p12");
    try (DeviceIdentity identity =
            DeviceIdentity.inFile(Path.of(file), "correct horse".toCharArray(), id);
        AdminClient admin =
            AdminClient.signIn(
                server.baseUri(), trust(), "admin", server.administratorPassword().toCharArray());
        HoneyLink link = HoneyLink.connect(server.baseUri(), identity, trust())) {
      RegisteredDevice registered =
          admin.register(DeviceRegistration.of(identity, "1.0.0", "telemetry"));
      identity.registered(registered.deviceToken());
      link.pair(registered.pairingCode());
    }
    JsonObject renewed =
        json(onServer("cert", "renew", "--device", id, "--identity", file, "--json"));
    JsonObject history = json(onServer("cert", "show", "--device", id, "--json"));
    assertEquals(2, history.getJsonArray("items").size(), history::toString);
    JsonObject newest = history.getJsonArray("items").getJsonObject(0);
    assertEquals(renewed.getString("serial"), newest.getString("serial"));
    assertEquals("IN_USE", newest.getString("state"));
  }

  @Test
  void emergencyRotationOfADeviceIsOrderedAndWaitedFor() throws IOException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    CommandLine rehearsed =
        onServer(
            "keys",
            "rotate",
            "--device",
            device.id(),
            "--reason",
            "manual",
            "--rehearse",
            "--json");
    assertTrue(rehearsed.output().contains("\"total\":1"), rehearsed.output() + rehearsed.errors());
    JsonObject rotated =
        json(
            onServer(
                "keys",
                "rotate",
                "--device",
                device.id(),
                "--reason",
                "compromised",
                "--wait",
                "--timeout",
                "100s",
                "--json"));
    assertEquals("COMPLETED", rotated.getString("status"));
  }

  private ServerTrust trust() throws IOException {
    return ServerTrust.pem(server.dataDirectory().resolve("tls/ca.pem"));
  }

  @Test
  void refusalOfTheServerIsToldWithoutThePassword() {
    CommandLine refused =
        CommandLine.builtScript(
            SECONDS,
            Map.of("HONEYLINK_PASSWORD", "guessed wrong"),
            "keys",
            "rotate",
            "--reason",
            "manual",
            "--username",
            "nobody",
            "--server",
            server.baseUri().toString(),
            "--ca",
            server.dataDirectory().resolve("tls/ca.pem").toString());
    assertEquals(3, refused.exitCode(), refused.errors());
    assertTrue(refused.errors().contains("ERR_AUTH"), refused.errors());
    assertFalse(refused.errors().contains("guessed"), refused.errors());
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
