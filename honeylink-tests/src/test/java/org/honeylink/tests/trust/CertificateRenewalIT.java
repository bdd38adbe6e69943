package org.honeylink.tests.trust;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.CertificateRequests;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Answer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class CertificateRenewalIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TestServer server;
  private final AuditTrail trail;

  CertificateRenewalIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  @Test
  void theOldCertificateWorksUntilTheNewOneWasUsed() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Certified old = device.first();
    assertEquals("ISSUED", device.state(old));
    device.read(old).expect(200);
    assertEquals("IN_USE", device.state(old));

    Certified fresh = device.renew(old);
    assertNotEquals(old.serial(), fresh.serial());
    device.read(old).expect(200);
    assertEquals("ISSUED", device.state(fresh));

    device.read(fresh).expect(200);
    assertEquals("IN_USE", device.state(fresh));
    assertEquals("SUPERSEDED", device.state(old));
    assertTrue(device.read(old).expect(401).body().contains("was revoked"));
    device.read(fresh).expect(200);
    assertAudited(
        device,
        "certificate.issued",
        "certificate.first-used",
        "certificate.renewed",
        "certificate.superseded");
  }

  @Test
  void renewingTwiceReplacesTheOneThatWasNeverUsed() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Certified lost = device.renew(device.first());
    Certified fresh = device.renew(device.first());
    assertEquals("SUPERSEDED", device.state(lost));
    device.read(lost).expect(401);
    device.read(device.first()).expect(200);
    device.read(fresh).expect(200);
  }

  @Test
  void renewalIsHeardOnTheDeviceTopic() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    device.read(device.first()).expect(200);
    try (Subscriber subscriber =
        Subscriber.durable(
            server,
            "honeylink.device",
            "renewal-" + device.id(),
            "device_id = '" + device.id() + "' and category = 'certificate'")) {
      Certified fresh = device.renew(device.first());
      device.read(fresh).expect(200);
      for (String what : List.of("renewed", "first-used", "superseded")) {
        subscriber.nextThat(
            event -> event.text("type").equals("org.honeylink.device.certificate-" + what),
            PATIENCE);
      }
      subscriber.unsubscribe();
    }
  }

  @Test
  void aTokenAloneDoesNotRenew() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    server
        .api()
        .as(device.registered().token())
        .body(body(CertificateRequests.ed25519(device.id())))
        .post("/devices/{id}/certificate/renew", device.id())
        .then()
        .statusCode(403)
        .body("message", containsString("mutual TLS"));
    trail.holds(device.id(), "access", "refused");
  }

  @Test
  void aRequestWithAnothersNameIsRefused() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Answer answer = device.renewal(device.first(), CertificateRequests.ed25519("SOMEBODY-ELSE"));
    assertTrue(answer.expect(400).body().contains("SOMEBODY-ELSE"), answer.body());
    trail.holds(device.id(), "certificate", "refused");
  }

  @Test
  void aRequestThatIsNotSignedByItsKeyIsRefused() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    device
        .renewal(device.first(), CertificateRequests.withBrokenSignature(device.id()))
        .expect(400);
    device.renewal(device.first(), CertificateRequests.rsa(device.id())).expect(400);
  }

  @Test
  void aDeviceRenewsNobodyElse() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    CertifiedDevice other = CertifiedDevice.paired(server);
    device
        .call(
            device.first(),
            "POST",
            "/devices/" + other.id() + "/certificate/renew",
            body(CertificateRequests.ed25519(other.id())))
        .expect(404);
  }

  private static String body(String request) {
    return Json.createObjectBuilder().add("device_cert_csr", request).build().toString();
  }

  private void assertAudited(CertifiedDevice device, String... actions) {
    Set<String> seen =
        trail.eventsOf(device.id()).stream()
            .filter(event -> "certificate".equals(event.get("category")))
            .filter(event -> "success".equals(event.get("outcome")))
            .map(event -> String.valueOf(event.get("action")))
            .collect(Collectors.toSet());
    assertEquals(Set.of(actions), seen);
  }
}
