package org.honeylink.tests.trust;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningServer.class)
class RevocationIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TestServer server;
  private final AuditTrail trail;

  RevocationIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  @Test
  void opensslSeesARevocationInListAndResponderAtOnce(@TempDir Path folder)
      throws IOException, InterruptedException {
    CertifiedDevice device = CertifiedDevice.paired(server);
    OpenSsl openssl = new OpenSsl(server, folder);
    assertTrue(openssl.verify(device.first(), true).contains("device.pem: OK"));
    String before = openssl.ocsp(device.first());
    assertTrue(
        before.contains("Response verify OK") && before.contains("device.pem: good"), before);
    long number = openssl.crlNumber();

    device
        .revoke("keyCompromise")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].state", equalTo("REVOKED"))
        .body("items[0].reason", equalTo("keyCompromise"));

    String refused = openssl.verify(device.first(), false);
    assertTrue(refused.contains("certificate revoked"), refused);
    String after = openssl.ocsp(device.first());
    assertTrue(after.contains("device.pem: revoked"), after);
    assertTrue(after.contains("Reason: keyCompromise"), after);
    assertTrue(openssl.crlNumber() > number, "numbers of lists grow");
    trail.holds(device.id(), "certificate", "success");
  }

  @Test
  void aRevokedCertificateOpensNothingAnyMore() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    device.read(device.first()).expect(200);
    device.revoke("privilegeWithdrawn").then().statusCode(200);
    assertTrue(device.read(device.first()).expect(401).body().contains("was revoked"));
    device
        .renewal(device.first(), CertifiedDevice.request(device.id(), device.first().keys()))
        .expect(401);
  }

  @Test
  void theSessionsOfADeviceWithoutCertificateAreClosedAndNoneIsOpened() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Response opened =
        device.registered().openSession(SessionRequest.telemetryAndVideo(device.id()));
    opened.then().statusCode(201);
    String session = opened.path("session_id");
    try (Subscriber subscriber =
        Subscriber.durable(
            server,
            "honeylink.session",
            "revocation-" + device.id(),
            "device_id = '" + device.id() + "'")) {
      device.revoke("keyCompromise").then().statusCode(200);
      subscriber.nextThat(
          event -> event.text("type").equals("org.honeylink.session.closed"), PATIENCE);
      subscriber.unsubscribe();
    }
    await("session is closed")
        .atMost(PATIENCE)
        .until(
            () ->
                server
                    .database()
                    .texts("select close_cause from session where id = ?::uuid", session)
                    .contains("CERTIFICATE_REVOKED"));
    device
        .registered()
        .openSession(SessionRequest.telemetryAndVideo(device.id()))
        .then()
        .statusCode(409)
        .body("error_code", equalTo("ERR_STATE"))
        .body("message", containsString("was revoked"));
  }

  @Test
  void oneOfTwoCertificatesCanBeRevokedAndTheDeviceGoesOn() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    device.read(device.first()).expect(200);
    Certified fresh = device.renew(device.first());
    server
        .api()
        .asAdministrator()
        .body("{\"reason\": \"superseded\", \"serial\": \"" + device.first().serial() + "\"}")
        .post("/devices/{id}/certificate/revoke", device.id())
        .then()
        .statusCode(200)
        .body("items.serial", equalTo(List.of(device.first().serial())));
    device.read(device.first()).expect(401);
    device.read(fresh).expect(200);
    device
        .registered()
        .openSession(SessionRequest.telemetryAndVideo(device.id()))
        .then()
        .statusCode(201);
  }

  @Test
  void aReasonThatDoesNotExistIsRefusedWithThoseThatDo() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    device
        .revoke("because")
        .then()
        .statusCode(400)
        .body("violations[0].path", equalTo("reason"))
        .body("violations[0].message", containsString("keyCompromise, cACompromise"));
    assertEquals("ISSUED", device.state(device.first()));
  }

  @Test
  void whatIsNotThereIsNotRevoked() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    server
        .api()
        .asAdministrator()
        .body("{\"reason\": \"unspecified\", \"serial\": \"1234\"}")
        .post("/devices/{id}/certificate/revoke", device.id())
        .then()
        .statusCode(404);
    device.revoke("unspecified").then().statusCode(200);
    device.revoke("unspecified").then().statusCode(409);
  }

  @Test
  void onlyAnAdministratorRevokes() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    server
        .api()
        .as(device.registered().token())
        .body("{\"reason\": \"unspecified\"}")
        .post("/devices/{id}/certificate/revoke", device.id())
        .then()
        .statusCode(403);
    assertEquals("ISSUED", device.state(device.first()));
  }
}
