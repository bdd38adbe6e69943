package org.honeylink.tests.dataplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first cipher of a device's policy seals its sessions, each for as long as it lives. */
@ExtendWith(RunningServer.class)
class CipherIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestServer server;

  CipherIT(TestServer server) {
    this.server = server;
  }

  @Test
  void sessionIsSealedWithAesWhenThePolicyListsItFirst() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server)) {
      try (HoneyLinkSession before = device.openSession(udp())) {
        setCiphers(device, "[\"AES_256_GCM\", \"CHACHA20_POLY1305\"]");
        try (HoneyLinkSession after = device.openSession(udp())) {
          assertCarries(after, "AES_256_GCM");
          assertCarries(before, "CHACHA20_POLY1305");
        }
      }
    }
  }

  private void setCiphers(SdkDevice device, String ciphers) {
    server
        .api()
        .asAdministrator()
        .body(
            "{\"policy_version\": \"2026.01.15\", \"encryption\": {\"ciphers\": " + ciphers + "}}")
        .put("/devices/{id}/policy", device.id())
        .then()
        .statusCode(202);
  }

  private void assertCarries(HoneyLinkSession session, String cipher) throws Exception {
    server
        .api()
        .asAdministrator()
        .get("/sessions/{id}", session.sessionId())
        .then()
        .statusCode(200)
        .body("cipher", equalTo(cipher));
    HoneyLinkStream telemetry = session.stream("telemetry");
    for (int number = 0; number < 100; number++) {
      telemetry.send(("message " + number).getBytes(UTF_8));
    }
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    assertEquals(99, telemetry.acknowledgedThrough());
  }

  private InetSocketAddress udp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp());
  }
}
