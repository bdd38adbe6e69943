package org.honeylink.control.device.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.honeylink.control.device.application.DeviceOrder.Place;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceOrderTest {

  private static final DeviceOrder ORDER = DeviceOrder.parse("registered_at");

  @Test
  void aCursorIsReadBackWithItsTime() {
    assertEquals(
        new Place(Instant.parse("2026-01-15T08:30:00.123456Z"), "HL-EDGE-0001"),
        ORDER.place(new Cursor("2026-01-15T08:30:00.123456Z HL-EDGE-0001")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59Z x",
        "-999999999-01-01T00:00:00Z x",
        "1969-12-31T23:59:59Z x",
        "yesterday x",
        "x"
      })
  void aCursorThatNoColumnCanHoldIsRefused(String position) {
    assertThrows(ValidationFailed.class, () -> ORDER.place(new Cursor(position)));
  }
}
