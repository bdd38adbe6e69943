package org.honeylink.sdk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResendingTest {

  private FakeServer server;
  private AdminClient admin;

  @BeforeEach
  void signIn() throws Exception {
    server = new FakeServer();
    admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray());
  }

  @AfterEach
  void close() {
    admin.close();
    server.close();
  }

  @Test
  void brokenCallIsSentAgainUnderItsKey() {
    server.breakNext(2);
    register("HL-EDGE-0001");
    List<String> keys = server.idempotencyKeys();
    assertTrue(keys.size() >= 3, keys.toString());
    assertEquals(1, Set.copyOf(keys).size());
  }

  @Test
  void everyCallHasItsOwnKey() {
    register("HL-EDGE-0001");
    register("HL-EDGE-0002");
    assertEquals(2, server.idempotencyKeys().size());
    assertNotEquals(server.idempotencyKeys().getFirst(), server.idempotencyKeys().getLast());
  }

  @Test
  void serverThatBreaksEveryConnectionIsUnreachable() {
    server.breakNext(100);
    assertThrows(ServerUnreachable.class, () -> register("HL-EDGE-0001"));
  }

  @Test
  void refusalIsToldAtOnce() {
    server.answerNext(
        409, "{\"error_code\":\"ERR_CONFLICT\",\"message\":\"taken\",\"trace_id\":\"0\"}");
    assertThrows(HoneyLinkApiException.class, () -> register("HL-EDGE-0001"));
    assertEquals(1, server.idempotencyKeys().size());
  }

  private void register(String id) {
    try (DeviceIdentity identity = DeviceIdentity.inMemory(id)) {
      admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
    }
  }
}
