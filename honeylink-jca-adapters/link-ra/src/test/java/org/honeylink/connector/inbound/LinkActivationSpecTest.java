package org.honeylink.connector.inbound;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.resource.spi.InvalidPropertyException;
import org.honeylink.connector.link.ethernet.Batching;
import org.junit.jupiter.api.Test;

class LinkActivationSpecTest {

  private final LinkActivationSpec spec = new LinkActivationSpec();

  @Test
  void defaultsAreValid() {
    assertDoesNotThrow(spec::validate);
  }

  @Test
  void portOutsideItsRangeIsRefused() {
    spec.setPort(65_536);
    assertThrows(InvalidPropertyException.class, spec::validate);
    spec.setPort(0);
    assertThrows(InvalidPropertyException.class, spec::validate);
  }

  @Test
  void emptyHostIsRefused() {
    spec.setHost(" ");
    assertThrows(InvalidPropertyException.class, spec::validate);
  }

  @Test
  void batchingIsAutoUnlessSwitchedOff() {
    assertEquals(Batching.AUTO, spec.sending());
    spec.setBatching(" OFF");
    assertDoesNotThrow(spec::validate);
    assertEquals(Batching.OFF, spec.sending());
  }

  @Test
  void batchingOfAnotherNameIsRefusedWithItsSetting() {
    spec.setBatching("on");
    var refused = assertThrows(InvalidPropertyException.class, spec::validate);
    assertEquals("honeylink.udp.batching must be auto or off, got 'on'", refused.getMessage());
  }
}
