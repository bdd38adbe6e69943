package org.honeylink.tests.device;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.honeylink.crypto.pairing.PairingUri;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fresh codes, codes to be scanned, codes that somebody guesses, and who is paired again. */
@ExtendWith(RunningServer.class)
class PairingCodeIT {

  private static final int RACERS = 50;

  private final TestServer server;
  private final AuditTrail trail;

  PairingCodeIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  @Test
  void ofFiftyPairingsWithOneCodeExactlyOneWins() throws InterruptedException {
    TestDevice device = TestDevice.register(server.api());
    String request = CertificateRequests.ed25519(device.id());
    Callable<Integer> attempt = () -> device.pair(device.pairingCode(), request).statusCode();
    List<Integer> statuses;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      statuses =
          threads.invokeAll(Collections.nCopies(RACERS, attempt)).stream()
              .map(PairingCodeIT::result)
              .sorted()
              .toList();
    }
    assertEquals(200, statuses.getFirst());
    assertEquals(Collections.nCopies(RACERS - 1, 409), statuses.subList(1, RACERS));
    assertEquals(
        1,
        server
            .database()
            .number("select count(*) from device_certificate where device_id = ?", device.id()));
  }

  @Test
  void freshCodePairsAndTheOneBeforeIsVoid() {
    TestDevice device = TestDevice.register(server.api());
    String fresh = issue(device).then().statusCode(201).extract().path("pairing_code");
    Problem.of(device.pair(), 400, "ERR_VALIDATION").at("pairing_code");
    pair(device, fresh).then().statusCode(200);
    trail.holds(device.id(), "device-pairing", "success");
  }

  @Test
  void fiveWrongTriesVoidTheCodeAndRaiseAnAlertAndAFreshCodeHelps() {
    TestDevice device = TestDevice.register(server.api());
    for (int i = 0; i < 5; i++) {
      Problem.of(pair(device, "AAAA-AAAA-AAAA"), 400, "ERR_VALIDATION").at("pairing_code");
    }
    Problem.of(device.pair(), 409, "ERR_STATE").saying("void");
    Map<String, Object> alarm =
        trail.eventsOf(device.id()).stream()
            .filter(event -> "pairing.code-voided".equals(event.get("action")))
            .findFirst()
            .orElseThrow();
    assertEquals("device-pairing", alarm.get("category"));
    Problem.of(qr(device), 409, "ERR_STATE");
    pair(device, issue(device).path("pairing_code")).then().statusCode(200);
  }

  @Test
  void openCodeIsShownAsAPictureAndItsUriSaysAllThatADeviceNeeds() {
    TestDevice device = TestDevice.register(server.api());
    qr(device)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body(containsString("<title id=\"t\">QR code that pairs device " + device.id()));
    PairingUri uri = PairingUri.parse(issue(device).path("pairing_uri"));
    assertEquals(device.id(), uri.deviceId());
    assertEquals(server.baseUri(), uri.server());
    Response paired = pair(device, uri.code());
    paired.then().statusCode(200);
    List<String> chain = paired.path("certificate_chain");
    assertTrue(uri.isRoot(Pem.certificates(chain.getLast()).getFirst()));
    Problem.of(qr(device), 409, "ERR_STATE");
  }

  @Test
  void codeIsNeitherInTheDatabaseNorKeptBeyondItsUse() {
    TestDevice device = TestDevice.register(server.api());
    assertTrue(
        server.database().contentsOf(device.id()).values().stream()
            .flatMap(List::stream)
            .noneMatch(row -> row.contains(device.pairingCode())));
    assertEquals(1, sealed(device));
    device.pair().then().statusCode(200);
    assertEquals(0, sealed(device));
  }

  @Test
  void pairedDeviceWithAGoodCertificateGetsNoCode() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    Problem.of(issue(device), 409, "ERR_STATE").saying("renews");
    trail.holds(device.id(), "device-pairing", "refused");
  }

  @Test
  void deviceWithoutAGoodCertificateIsPairedAgain() throws SQLException {
    TestDevice expired = TestDevice.registerAndPair(server.api());
    server
        .database()
        .execute(
            "update device_certificate set expires_at = now() where device_id = '"
                + expired.id()
                + "'");
    TestDevice revoked = TestDevice.registerAndPair(server.api());
    server
        .api()
        .asAdministrator()
        .body("{\"reason\":\"keyCompromise\"}")
        .post("/devices/{id}/certificate/revoke", revoked.id())
        .then()
        .statusCode(200);
    for (TestDevice device : List.of(expired, revoked)) {
      String code = issue(device).then().statusCode(201).extract().path("pairing_code");
      read(device).then().body("status", equalTo("PAIRED"));
      pair(device, code).then().statusCode(200);
      Response again = read(device);
      assertTrue(Instant.parse(again.path("certificate_expires_at")).isAfter(Instant.now()));
      device
          .openSession(SessionRequest.of(device.id()).stream("s", "reliable", "normal", 10))
          .then()
          .statusCode(201);
    }
  }

  @Test
  void suspendedAndDecommissionedDevicesGetNoCode() {
    TestDevice suspended = TestDevice.registerAndPair(server.api());
    server.api().asAdministrator().post("/devices/{id}/suspend", suspended.id());
    Problem.of(issue(suspended), 409, "ERR_STATE").saying("SUSPENDED");
    TestDevice gone = TestDevice.register(server.api());
    server.api().asAdministrator().delete("/devices/{id}", gone.id()).then().statusCode(204);
    Problem.of(issue(gone), 409, "ERR_STATE").saying("REVOKED");
    Problem.of(qr(gone), 409, "ERR_STATE");
  }

  @Test
  void devicesMakeNoCodes() {
    TestDevice device = TestDevice.register(server.api());
    Problem.of(
        server.api().as(device.token()).post("/devices/{id}/pairing-code", device.id()),
        403,
        "ERR_AUTHZ");
    Problem.of(
        server.api().asAdministrator().post("/devices/{id}/pairing-code", TestDevice.freshId()),
        404,
        "ERR_NOT_FOUND");
  }

  private long sealed(TestDevice device) {
    return server
        .database()
        .number("select count(sealed_code) from pairing_offer where device_id = ?", device.id());
  }

  private Response read(TestDevice device) {
    return server.api().asAdministrator().get("/devices/{id}", device.id());
  }

  private Response issue(TestDevice device) {
    return server.api().asAdministrator().post("/devices/{id}/pairing-code", device.id());
  }

  private Response qr(TestDevice device) {
    return server.api().asAdministrator().get("/devices/{id}/pairing-code/qr", device.id());
  }

  private static Response pair(TestDevice device, String code) {
    return device.pair(code, CertificateRequests.ed25519(device.id()));
  }

  private static Integer result(Future<Integer> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
