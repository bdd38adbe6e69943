package org.honeylink.tests.dataplane;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;

/**
 * A paired device whose certificate and key lie in PEM files.
 *
 * @param device as it knows itself
 * @param certificate its chain, own first
 * @param key PKCS#8
 */
record PemDevice(TestDevice device, Path certificate, Path key) {

  static PemDevice paired(TestServer server, Path directory, String algorithm) {
    TestDevice device = TestDevice.register(server.api());
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(384);
      }
      KeyPair keys = generator.generateKeyPair();
      Response answer =
          device.pair(
              device.pairingCode(), CertificateRequestBuilder.forDevice(device.id()).build(keys));
      answer.then().statusCode(200);
      return new PemDevice(
          device,
          Files.writeString(directory.resolve(device.id() + ".crt"), chain(answer)),
          Files.writeString(
              directory.resolve(device.id() + ".key"), pem(keys.getPrivate().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String chain(Response pairing) {
    return pairing.path("device_certificate")
        + "\n"
        + String.join("\n", pairing.jsonPath().getList("certificate_chain", String.class));
  }

  private static String pem(byte[] key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }

  String id() {
    return device.id();
  }

  /** The answer to {@code POST /sessions} for a reliable and an unreliable stream. */
  JsonObject openSession() {
    Response answer = device.openSession(SessionRequest.telemetryAndVideo(id()));
    answer.then().statusCode(201);
    try (var reader = Json.createReader(new StringReader(answer.asString()))) {
      return reader.readObject();
    }
  }

  /** A stream of that answer. */
  static JsonObject stream(JsonObject session, String name) {
    return session.getJsonArray("streams").getValuesAs(JsonObject.class).stream()
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
