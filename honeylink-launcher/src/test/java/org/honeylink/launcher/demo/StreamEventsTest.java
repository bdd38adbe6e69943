package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class StreamEventsTest {

  private final StreamEvents events = new StreamEvents(1);

  @Test
  void anEventIsCountedWithItsStream() {
    events.arrived(event("HL-DEMO-0001/video", new DemoPayload(0, 0, 0).encode(1_000)), 1);
    assertEquals(1, events.of(StreamKind.VIDEO).delivered());
    assertEquals(0, events.of(StreamKind.TELEMETRY).delivered());
  }

  @Test
  void otherStreamsAndOtherSendersArePassedOver() {
    events.arrived(event("HL-DEMO-0001/audio", new DemoPayload(0, 0, 0).encode(20)), 1);
    events.arrived(event("HL-EDGE-0001/video", new byte[] {1, 2, 3}), 1);
    assertEquals(0, events.of(StreamKind.VIDEO).received());
  }

  @Test
  void whatIsNoEventIsAnError() {
    assertThrows(RuntimeException.class, () -> events.arrived("{}", 1));
    assertThrows(RuntimeException.class, () -> events.arrived("<event/>", 1));
  }

  private static String event(String subject, byte[] data) {
    return "{\"specversion\":\"1.0\",\"subject\":\"%s\",\"data_base64\":\"%s\"}"
        .formatted(subject, Base64.getEncoder().encodeToString(data));
  }
}
