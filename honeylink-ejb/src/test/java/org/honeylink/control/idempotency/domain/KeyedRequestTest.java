package org.honeylink.control.idempotency.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.junit.jupiter.api.Test;

class KeyedRequestTest {

  @Test
  void anAccountWithTheNameOfADeviceHasKeysOfItsOwn() {
    KeyedRequest device = request(Role.DEVICE);
    KeyedRequest account = request(Role.ADMIN);
    assertNotEquals(device.callerName(), account.callerName());
    assertNotEquals(device.owner(), account.owner());
    assertEquals(account.owner(), request(Role.SRE).owner());
  }

  private static KeyedRequest request(Role role) {
    return KeyedRequest.of(
        new Caller("HL-EDGE-0001", Caller.DEFAULT_TENANT, Set.of(role)),
        new IdempotencyKey("0197f2c4-2b1e-7d3a-9f10-5a6b7c8d9e0f"),
        "POST /sessions",
        new byte[0]);
  }
}
