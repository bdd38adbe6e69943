package org.honeylink.tests.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.restassured.response.Response;
import java.util.Base64;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.KeySchedule;
import org.honeylink.tests.wire.SealedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device that knows only {@code docs/wire-format.md} comes to the keys that the server has. */
@ExtendWith(RunningServer.class)
class KeyAgreementIT {

  private final TestDevice device;
  private final byte[] master;

  KeyAgreementIT(TestServer server) {
    this.device = TestDevice.register(server.api());
    Response paired = device.pair();
    this.master =
        new SealedMessage(
                bytes(paired.path("device_master.hpke_enc")),
                bytes(paired.path("device_master.hpke_ciphertext")))
            .open(
                device.key(),
                "HoneyLink-v1|device-master".getBytes(UTF_8),
                device.id().getBytes(UTF_8));
  }

  @Test
  void registeredKeyAndServersEphemeralKeyGiveTheKeyMaterial() {
    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    assertSameKeys(opened, device.key());
  }

  @Test
  void twoEphemeralKeysGiveTheKeyMaterial() {
    AgreementKey ephemeral = AgreementKey.generate();
    Response opened =
        device.openSession(SessionRequest.telemetryAndVideo(device.id()).ephemeralKey(ephemeral));
    assertSameKeys(opened, ephemeral);
  }

  private void assertSameKeys(Response opened, AgreementKey ours) {
    opened.then().statusCode(201);
    String sessionId = opened.path("session_id");
    byte[] shared = ours.agree(bytes(opened.path("server_ephemeral_key")));
    byte[] session = KeySchedule.session(shared, master, device.id(), sessionId);
    for (int i = 0; i < 2; i++) {
      String stream = "streams[" + i + "].";
      String streamId = opened.path(stream + "stream_id");
      assertArrayEquals(
          KeySchedule.stream(session, sessionId, streamId, 0),
          bytes(opened.path(stream + "key_material")));
    }
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
