package org.honeylink.tests.trust;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;

/**
 * A change of authority, step by step, with somebody to be cut off by it.
 *
 * @param session open, and to stay so
 * @param device calls over mutual TLS, and is to be answered
 */
record Walk(TestServer server, HoneyLinkSession session, CertifiedDevice device) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Fails unless the certificate opens calls and what the session sends arrives. */
  void goesOn(Certified certificate) throws InterruptedException {
    device.read(certificate).expect(200);
    HoneyLinkStream telemetry = session.stream("telemetry");
    telemetry.send("still here".getBytes(StandardCharsets.UTF_8));
    assertTrue(telemetry.awaitAcknowledged(PATIENCE), () -> "nothing arrives any more: " + session);
  }

  String prepare() {
    Response answer = server.api().asAdministrator().post("/pki/authorities");
    answer.then().statusCode(201);
    return answer.path("authority_id");
  }

  Response move(String authority, String what, int status) {
    Response answer =
        server.api().asAdministrator().post("/pki/authorities/" + authority + "/" + what);
    answer.then().statusCode(status);
    return answer;
  }

  /** Id of the authority that signs. */
  String signing() {
    return published().jsonPath().getString("items.find { it.signing }.authority_id");
  }

  boolean isPublished(String authority) {
    List<String> ids = published().jsonPath().getList("items.authority_id");
    String pem = server.api().asNobody().get("/pki/ca").then().statusCode(200).extract().asString();
    return ids.contains(authority) && Pem.certificates(pem).size() == ids.size() + 1;
  }

  X509Certificate certificate(String authority) {
    return Pem.certificates(
            published()
                .jsonPath()
                .getString("items.find { it.authority_id == '" + authority + "' }.certificate"))
        .getFirst();
  }

  private Response published() {
    Response answer = server.api().asNobody().get("/pki/authorities");
    answer.then().statusCode(200);
    return answer;
  }
}
