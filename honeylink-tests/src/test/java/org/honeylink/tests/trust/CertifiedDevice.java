package org.honeylink.tests.trust;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;

/**
 * A paired device that calls over mutual TLS, with one certificate or another.
 *
 * @param registered as the registry knows it
 * @param first from pairing
 */
record CertifiedDevice(TestServer server, TestDevice registered, Certified first) {

  /** A key and the certificates for it, own first, root last. */
  record Certified(KeyPair keys, List<X509Certificate> chain) {

    X509Certificate certificate() {
      return chain.getFirst();
    }

    /** Hexadecimal, as the API writes it. */
    String serial() {
      return certificate().getSerialNumber().toString(16);
    }
  }

  /** What a call was answered. */
  record Answer(int status, String body) {

    JsonPath json() {
      return JsonPath.from(body);
    }

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected status " + wanted + ", got " + status + ": " + body);
      }
      return this;
    }
  }

  static CertifiedDevice paired(TestServer server) {
    TestDevice device = TestDevice.register(server.api());
    KeyPair keys = DeviceKey.generate();
    Response answer = device.pair(device.pairingCode(), request(device.id(), keys));
    answer.then().statusCode(200);
    return new CertifiedDevice(server, device, certified(keys, answer.jsonPath()));
  }

  private static Certified certified(KeyPair keys, JsonPath answer) {
    List<X509Certificate> chain =
        new ArrayList<>(Pem.certificates(answer.getString("device_certificate")));
    answer
        .getList("certificate_chain", String.class)
        .forEach(pem -> chain.addAll(Pem.certificates(pem)));
    return new Certified(keys, chain);
  }

  static String request(String deviceId, KeyPair keys) {
    return CertificateRequestBuilder.forDevice(deviceId).build(keys);
  }

  String id() {
    return registered.id();
  }

  /** Reads itself: a call that needs to be known. */
  Answer read(Certified shown) {
    return call(shown, "GET", "/devices/" + id(), "");
  }

  Certified renew(Certified shown) {
    KeyPair keys = DeviceKey.generate();
    return certified(keys, renewal(shown, request(id(), keys)).expect(200).json());
  }

  Answer renewal(Certified shown, String request) {
    String body = Json.createObjectBuilder().add("device_cert_csr", request).build().toString();
    return call(shown, "POST", "/devices/" + id() + "/certificate/renew", body);
  }

  /** Without a token; each call on a connection of its own. */
  Answer call(Certified shown, String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(server.baseUri().resolve("/api/v1" + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(DeviceKey.tls(server, shown))
            .build()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** By the administrator. */
  Response revoke(String reason) {
    return server
        .api()
        .asAdministrator()
        .body(Json.createObjectBuilder().add("reason", reason).build().toString())
        .post("/devices/{id}/certificate/revoke", id());
  }

  /** State of a certificate in the device's history. */
  String state(Certified certified) {
    return server
        .api()
        .asAdministrator()
        .get("/devices/{id}/certificates", id())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("items.find { it.serial == '" + certified.serial() + "' }.state");
  }
}
