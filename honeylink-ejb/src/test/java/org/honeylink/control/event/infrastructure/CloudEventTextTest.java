package org.honeylink.control.event.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.junit.jupiter.api.Test;

class CloudEventTextTest {

  private static OutboxEvent event(String traceparent) {
    return new OutboxEvent(
        new UUID(0x0190_0000_0000_7000L, 1),
        "default",
        "honeylink.device",
        "org.honeylink.device.registered",
        "device-registration",
        "HL-EDGE-0001",
        Optional.of("HL-EDGE-0001"),
        Optional.empty(),
        Instant.parse("2026-01-15T08:00:00Z"),
        traceparent,
        Map.of("device_id", "HL-EDGE-0001", "capabilities", List.of("telemetry")));
  }

  @Test
  void anEventHasTheAttributesOfCloudEvents() {
    Map<String, Object> text = PlainJson.map(CloudEventText.of(event("00-a-b-01")));
    assertEquals("1.0", text.get("specversion"));
    assertEquals("01900000-0000-7000-0000-000000000001", text.get("id"));
    assertEquals("urn:honeylink:control", text.get("source"));
    assertEquals("org.honeylink.device.registered", text.get("type"));
    assertEquals("HL-EDGE-0001", text.get("subject"));
    assertEquals("2026-01-15T08:00:00Z", text.get("time"));
    assertEquals("application/json", text.get("datacontenttype"));
    assertEquals("00-a-b-01", text.get("traceparent"));
    assertEquals(
        Map.of("device_id", "HL-EDGE-0001", "capabilities", List.of("telemetry")),
        text.get("data"));
  }

  @Test
  void anEventThatNobodyCalledForHasNoTrace() {
    assertFalse(PlainJson.map(CloudEventText.of(event(""))).containsKey("traceparent"));
  }
}
