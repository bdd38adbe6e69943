package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoPayloadTest {

  @Test
  void comesBackAsItWasAndHasTheSizeAskedFor() {
    var payload = new DemoPayload(2, 77, -5);
    byte[] bytes = payload.encode(1_000);
    assertEquals(1_000, bytes.length);
    assertEquals(Optional.of(payload), DemoPayload.decode(bytes));
  }

  @Test
  void strangersAreNotTakenForOurs() {
    assertEquals(Optional.empty(), DemoPayload.decode(new byte[0]));
    assertEquals(Optional.empty(), DemoPayload.decode(new byte[1_000]));
  }
}
