package org.honeylink.tests.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.tests.api.Api;
import org.honeylink.tests.api.TrustedChain;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.CertificateRequests;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;

/** Calls of the benchmark, without a look at the contract. Thread-safe. */
final class SwarmApi implements AutoCloseable {

  private final TestServer server;
  private final Api api; // one for all threads: each would sign in by itself, and be throttled
  private final HttpClient client;

  SwarmApi(TestServer server) {
    this.server = server;
    this.api = server.api();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TrustedChain.context(server.dataDirectory()))
            .build();
  }

  JsonObject asAdministrator(String method, String path, String body)
      throws IOException, InterruptedException {
    return call(method, path, api.administratorToken(), body);
  }

  private JsonObject call(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.baseUri().resolve("/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  /** Registers and pairs a device and opens its session of one stream. */
  SwarmDevice device() throws IOException, InterruptedException {
    String id = TestDevice.freshId();
    String registration = TestDevice.registration(id, AgreementKey.generate()).build().toString();
    JsonObject registered = asAdministrator("POST", "/devices", registration);
    String token = registered.getString("device_token");
    JsonObject pairing =
        Json.createObjectBuilder()
            .add("pairing_code", registered.getString("pairing_code"))
            .add("device_cert_csr", CertificateRequests.ed25519(id))
            .add("telemetry_topics", Json.createArrayBuilder().add("telemetry"))
            .add("policy_version", "1.0.0")
            .build();
    call("POST", "/devices/" + id + "/pair", token, pairing.toString());
    String order = SessionRequest.of(id).stream("telemetry", "reliable", "normal", 100).json();
    JsonObject stream =
        call("POST", "/sessions", token, order).getJsonArray("streams").getJsonObject(0);
    byte[] key = Base64.getUrlDecoder().decode(stream.getString("key_material"));
    try (SecretBytes secret = SecretBytes.takeOver(key)) {
      return new SwarmDevice(
          Long.parseUnsignedLong(stream.getString("connection_id"), 16),
          secret,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp()),
          LoopbackEnd.nowMicros());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
