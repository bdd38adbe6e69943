package org.honeylink.tests.trust;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole life of a change of authority, with a device that calls over mutual TLS and one with an
 * open session; both go on at every step. On a server of its own: authorities are everybody's.
 */
class RollOverIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void nobodyIsCutOffByARollOver(@TempDir Path folder) throws Exception {
    try (TestServer server = TestServer.startFresh();
        SdkDevice carried = SdkDevice.paired(server);
        Subscriber events =
            Subscriber.durable(server, "honeylink.key", "rollover", "category = 'certificate'")) {
      Walk walk =
          new Walk(
              server,
              carried.openSession(
                  new InetSocketAddress(
                      InetAddress.getLoopbackAddress(), server.endpoints().udp())),
              CertifiedDevice.paired(server));
      Certified byFirst = walk.device().first();
      String first = walk.signing();
      walk.goesOn(byFirst);

      String second = walk.prepare();
      heard(events, "prepared");
      assertTrue(walk.isPublished(second), "a prepared authority can be learnt");
      assertEquals(first, walk.signing());
      walk.goesOn(byFirst);
      refusesWhatIsNotNext(walk, first, second);

      walk.move(second, "activate", 200).then().body("signing", equalTo(true));
      heard(events, "activated");
      assertEquals(second, walk.signing());
      walk.goesOn(byFirst);
      assertFalse(carried.link().renewCertificateIfDue(), "nobody has to renew yet");

      walk.move(first, "taint", 200).then().body("state", equalTo("TAINTED"));
      heard(events, "tainted");
      walk.goesOn(byFirst);
      walk.move(first, "retire", 409).then().body("device_certificates", equalTo(2));
      walk.goesOn(byFirst);

      Certified bySecond = walk.device().renew(byFirst);
      assertEquals(
          walk.certificate(second).getSubjectX500Principal(),
          bySecond.certificate().getIssuerX500Principal());
      walk.goesOn(byFirst);
      walk.goesOn(bySecond);
      walk.device().read(byFirst).expect(401);
      assertTrue(carried.link().renewCertificateIfDue(), "a tainted authority is a reason");
      walk.goesOn(bySecond);
      assertTrue(new OpenSsl(server, folder).verify(bySecond, true).contains("device.pem: OK"));

      walk.move(first, "retire", 200).then().body("state", equalTo("RETIRED"));
      heard(events, "retired");
      walk.goesOn(bySecond);
      assertFalse(walk.isPublished(first));
      server.api().asNobody().get("/pki/crl/{id}", first).then().statusCode(404);
      assertEquals(
          List.of("t"),
          server
              .database()
              .texts("select key_destroyed from certificate_authority where id = ?::uuid", first));
      assertAudited(server, first, second);
      cutsOffByForce(walk, second);
      events.unsubscribe();
    }
  }

  private static void refusesWhatIsNotNext(Walk walk, String first, String second) {
    walk.move(first, "activate", 422);
    walk.move(second, "taint", 422);
    walk.move(first, "retire", 422);
    walk.move(first, "taint", 422).then().body("message", containsString("activate another"));
    walk.server().api().asAdministrator().post("/pki/authorities").then().statusCode(409);
    walk.server().api().asNobody().post("/pki/authorities").then().statusCode(401);
    walk.move("nonsense", "activate", 404);
  }

  private static void cutsOffByForce(Walk walk, String second) {
    walk.move(walk.prepare(), "activate", 200);
    walk.move(second, "taint", 200);
    walk.move(second, "retire?force=true", 200);
    assertEquals(
        List.of("success"),
        walk.server()
            .database()
            .texts(
                "select outcome from audit_event where action = 'certificate.revoked' and target ="
                    + " ?",
                walk.device().id()),
        "who was cut off is in the audit trail");
  }

  private static void heard(Subscriber events, String what) {
    events.nextThat(
        event -> event.text("type").equals("org.honeylink.key.authority-" + what), PATIENCE);
  }

  private static void assertAudited(TestServer server, String first, String second) {
    assertEquals(List.of("authority.activated", "authority.prepared"), actions(server, second));
    assertEquals(List.of("authority.retired", "authority.tainted"), actions(server, first));
  }

  private static List<String> actions(TestServer server, String authority) {
    return server
        .database()
        .texts(
            "select action from audit_event where category = 'certificate' and outcome = 'success'"
                + " and target = ? order by action",
            authority);
  }
}
