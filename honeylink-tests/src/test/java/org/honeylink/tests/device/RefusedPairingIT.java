package org.honeylink.tests.device;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes and certificate requests that do not pair: the device stays as it was. */
@ExtendWith(RunningServer.class)
class RefusedPairingIT {

  private static final String WRONG_CODE = "AAAA-AAAA-AAAA";

  private final TestServer server;

  RefusedPairingIT(TestServer server) {
    this.server = server;
  }

  @Test
  void wrongCodeIsRefusedAndTheRightOneStillWorks() {
    TestDevice device = TestDevice.register(server.api());
    Problem.of(tryCode(device, WRONG_CODE), 400, "ERR_VALIDATION")
        .at("pairing_code")
        .saying("not the code");
    assertStillPending(device);
    device.pair().then().statusCode(200);
  }

  @Test
  void fiveWrongCodesVoidTheRightOne() {
    TestDevice device = TestDevice.register(server.api());
    for (int i = 0; i < 5; i++) {
      Problem.of(tryCode(device, WRONG_CODE), 400, "ERR_VALIDATION").at("pairing_code");
    }
    Problem.of(device.pair(), 409, "ERR_STATE").saying("void");
    assertStillPending(device);
  }

  @Test
  void expiredCodeIsRefused() throws SQLException {
    TestDevice device = TestDevice.register(server.api());
    server
        .database()
        .execute(
            "update pairing_offer set expires_at = now() - interval '1 second' where device_id = '"
                + device.id()
                + "'");
    Problem.of(device.pair(), 409, "ERR_STATE").saying("expired");
    assertStillPending(device);
  }

  @Test
  void usedCodeIsRefused() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    Problem.of(device.pair(), 409, "ERR_STATE").saying("used");
    AuditTrail.of(server.api()).holds(device.id(), "device-pairing", "refused");
  }

  @Test
  void codeOfAnotherShapeIsInvalid() {
    TestDevice device = TestDevice.register(server.api());
    Problem.of(tryCode(device, "12345"), 400, "ERR_VALIDATION")
        .at("pairing_code")
        .saying("XXXX-XXXX-XXXX");
    assertStillPending(device);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void badCertificateRequestIsRefusedAndTheCodeStaysGood(
      String fault, CertificateRequestFor request, String said) {
    TestDevice device = TestDevice.register(server.api());
    var before = server.database().contentsOf(device.id());
    Problem.of(device.pair(device.pairingCode(), request.of(device.id())), 400, "ERR_VALIDATION")
        .at("device_cert_csr")
        .saying(said);
    assertEquals(before, server.database().contentsOf(device.id()));
    assertStillPending(device);
    device.pair().then().statusCode(200);
  }

  static Stream<Arguments> badCertificateRequestIsRefusedAndTheCodeStaysGood() {
    return Stream.of(
        badRequest("RSA key", CertificateRequests::rsa, "RSA"),
        badRequest("key on another curve", CertificateRequests::p256, "another curve"),
        badRequest("broken signature", CertificateRequests::withBrokenSignature, "signature"),
        badRequest(
            "name of another device", id -> CertificateRequests.ed25519("IT-OTHER"), "IT-OTHER"),
        badRequest("no request at all", id -> "hello", "PKCS#10"));
  }

  private static Arguments badRequest(String fault, CertificateRequestFor request, String said) {
    return Arguments.of(fault, request, said);
  }

  /** Makes a request that is to be signed for a device. */
  interface CertificateRequestFor {
    String of(String deviceId);
  }

  @Test
  void deviceCannotPairAnother() {
    TestDevice device = TestDevice.register(server.api());
    TestDevice other = TestDevice.register(server.api());
    TestDevice impostor =
        new TestDevice(
            server.api(), device.id(), device.key(), other.token(), device.pairingCode());
    Response refused = impostor.pair();
    // A device sees itself alone: another's id looks like one that is not there.
    Problem.of(refused, 404, "ERR_NOT_FOUND");
    assertStillPending(device);
  }

  private Response tryCode(TestDevice device, String code) {
    return device.pair(code, CertificateRequests.ed25519(device.id()));
  }

  private void assertStillPending(TestDevice device) {
    server
        .api()
        .asAdministrator()
        .get("/devices/{id}", device.id())
        .then()
        .body("status", equalTo("PENDING"));
    AuditTrail.of(server.api()).holds(device.id(), "device-pairing", "refused");
  }
}
