package org.honeylink.sdk.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.server.FakeDevices;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceAccessTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final String EXCHANGE = "POST /oauth2/token";

  private FakeServer server;
  private ApiClient api;
  private final DeviceIdentity identity = DeviceIdentity.inMemory(DEVICE);

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
    api = new ApiClient(server.uri(), server.trust());
    identity.registered(FakeDevices.token(DEVICE));
  }

  @AfterEach
  void stop() {
    api.close();
    identity.close();
    server.close();
  }

  @Test
  void tokenIsExchangedOnceAndEachCallIsProven() {
    try (DeviceAccess access = new DeviceAccess(api, identity)) {
      callKnown(access);
      callKnown(access);
    }
    // The first is asked for its nonce.
    assertEquals(2, exchanges());
  }

  @Test
  void newNonceIsTakenFromTheRefusal() {
    try (DeviceAccess access = new DeviceAccess(api, identity)) {
      callKnown(access);
      server.proofs().changeNonce();
      callKnown(access);
    }
  }

  @Test
  void accessTokenIsRenewedBeforeItsEnd() {
    Instant[] now = {Instant.now()};
    try (DeviceAccess access = new DeviceAccess(api, identity, () -> now[0])) {
      callKnown(access);
      long before = exchanges();
      now[0] = now[0].plusSeconds(254);
      callKnown(access);
      assertEquals(before, exchanges());
      now[0] = now[0].plusSeconds(1);
      callKnown(access);
      assertEquals(before + 1, exchanges());
    }
  }

  @Test
  void accessTokenThatTheServerDoesNotKnowIsExchangedAgain() {
    try (DeviceAccess access = new DeviceAccess(api, identity)) {
      callKnown(access);
      long before = exchanges();
      server.proofs().forgetTokens();
      callKnown(access);
      assertEquals(before + 1, exchanges());
    }
  }

  @Test
  void deviceWithAWrongClockTakesTheServers() {
    for (Duration off : new Duration[] {Duration.ofDays(-9000), Duration.ofHours(2)}) {
      InstantSource wrong = () -> Instant.now().plus(off);
      try (DeviceAccess access = new DeviceAccess(api, identity, wrong)) {
        callKnown(access);
      }
    }
  }

  @Test
  void deviceThatIsNotRegisteredSaysSo() {
    try (DeviceIdentity stranger = DeviceIdentity.inMemory("HL-EDGE-0002");
        DeviceAccess access = new DeviceAccess(api, stranger)) {
      NotPaired refused = assertThrows(NotPaired.class, () -> api.get("/nothing", access));
      assertTrue(String.valueOf(refused.getMessage()).contains("register"), refused.toString());
    }
  }

  /** Refused for its content, which is read only once the caller is known. */
  private void callKnown(DeviceAccess access) {
    HoneyLinkApiException answer =
        assertThrows(
            HoneyLinkApiException.class,
            () -> api.post("/nothing?of=this", access, Json.createObjectBuilder().build()));
    assertEquals(404, answer.status(), answer.getMessage());
  }

  private long exchanges() {
    return server.calls().stream().filter(EXCHANGE::equals).count();
  }
}
