package org.honeylink.tests.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KEM;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.KeySchedule;
import org.honeylink.tests.wire.SealedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of devices that list {@code pq}: X25519 and ML-KEM-768 together, and never less. */
@ExtendWith(RunningServer.class)
class HybridAgreementIT {

  private static final int KEM_KEY_BYTES = 1_184;

  private final TestServer server;
  private final KeyPair kem;

  HybridAgreementIT(TestServer server) throws GeneralSecurityException {
    this.server = server;
    this.kem = KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair();
  }

  @Test
  void bothSecretsAndTheTranscriptGiveTheKeyMaterial() throws GeneralSecurityException {
    TestDevice device = TestDevice.registerPostQuantum(server.api());
    byte[] master = masterOf(device);
    Response opened = device.openSession(request(device).kemKey(base64(kemKey())));
    opened.then().statusCode(201);
    String sessionId = opened.path("session_id");
    byte[] serverKey = bytes(opened.path("server_ephemeral_key"));
    byte[] ciphertext = bytes(opened.path("kem_ciphertext"));
    byte[] shared = device.key().agree(serverKey);
    byte[] kemSecret =
        KEM.getInstance("ML-KEM-768")
            .newDecapsulator(kem.getPrivate())
            .decapsulate(ciphertext)
            .getEncoded();
    String transcript =
        KeySchedule.transcript(device.key().publicBytes(), serverKey, kemKey(), ciphertext);
    byte[] hybrid =
        KeySchedule.hybridSession(shared, kemSecret, master, device.id(), sessionId, transcript);
    byte[] material = bytes(opened.path("streams[0].key_material"));
    String stream = opened.path("streams[0].stream_id");
    assertArrayEquals(KeySchedule.stream(hybrid, sessionId, stream, 0), material);
    byte[] classical = KeySchedule.session(shared, master, device.id(), sessionId);
    assertFalse(
        Arrays.equals(KeySchedule.stream(classical, sessionId, stream, 0), material),
        "X25519 alone must not give the key");
  }

  @Test
  void sdkAgreesWithBothByItselfAndTheSessionCarriesData() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server, "telemetry", "pq");
        HoneyLinkSession session =
            device.openSession(
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.endpoints().udp()))) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      for (int number = 0; number < 50; number++) {
        telemetry.send(("message " + number).getBytes(UTF_8));
      }
      assertTrue(telemetry.awaitAcknowledged(Duration.ofSeconds(30)));
    }
  }

  @Test
  void withoutAKemKeyAPostQuantumDeviceGetsNoSession() {
    TestDevice device = TestDevice.registerPostQuantum(server.api());
    device.pair().then().statusCode(200);
    Problem problem =
        Problem.of(device.openSession(request(device)), 400, "ERR_VALIDATION")
            .at("device_kem_key")
            .saying("pq", "ML-KEM-768");
    AuditTrail.of(server.api()).holdsTrace(problem.traceId(), "refused");
  }

  @Test
  void kemKeyOfADeviceThatDoesNotListPqIsRefused() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    Problem.of(device.openSession(request(device).kemKey(base64(kemKey()))), 400, "ERR_VALIDATION")
        .at("device_kem_key")
        .saying("pq");
  }

  @Test
  void keyOfAnotherLengthIsRefused() {
    TestDevice device = TestDevice.registerPostQuantum(server.api());
    device.pair().then().statusCode(200);
    Problem.of(
            device.openSession(request(device).kemKey(base64(new byte[1_183]))),
            400,
            "ERR_VALIDATION")
        .at("device_kem_key")
        .saying("1,184", "1183");
  }

  @Test
  void keyThatIsNotCanonicalIsRefused() {
    TestDevice device = TestDevice.registerPostQuantum(server.api());
    device.pair().then().statusCode(200);
    byte[] key = kemKey();
    key[0] = (byte) 0xff;
    key[1] |= 0x0f;
    Problem.of(device.openSession(request(device).kemKey(base64(key))), 400, "ERR_VALIDATION")
        .at("device_kem_key")
        .saying("3,329");
  }

  @Test
  void otherDevicesGetNoCiphertext() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    device
        .openSession(request(device))
        .then()
        .statusCode(201)
        .body("kem_ciphertext", nullValue())
        .body("cipher", equalTo("CHACHA20_POLY1305"));
  }

  private static SessionRequest request(TestDevice device) {
    return SessionRequest.telemetryAndVideo(device.id());
  }

  private byte[] kemKey() {
    byte[] encoded = kem.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEM_KEY_BYTES, encoded.length);
  }

  private static byte[] masterOf(TestDevice device) {
    Response paired = device.pair();
    return new SealedMessage(
            bytes(paired.path("device_master.hpke_enc")),
            bytes(paired.path("device_master.hpke_ciphertext")))
        .open(
            device.key(),
            "HoneyLink-v1|device-master".getBytes(UTF_8),
            device.id().getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
