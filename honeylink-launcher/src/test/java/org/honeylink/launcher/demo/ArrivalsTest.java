package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private final Arrivals arrivals = new Arrivals(2);

  @Test
  void devicesAreCountedApart() {
    arrivals.arrived(new DemoPayload(0, 0, 0), 5_000_000);
    arrivals.arrived(new DemoPayload(1, 0, 0), 5_000_000);
    arrivals.arrived(new DemoPayload(1, 2, 0), 5_000_000);
    assertEquals(3, arrivals.delivered());
    assertEquals(0, arrivals.duplicates());
    assertEquals(
        List.of("device 2: 1 of 3, the first is number 1"), arrivals.missing(List.of(1, 3)));
  }

  @Test
  void latencyIsInMilliseconds() {
    assertEquals(0, arrivals.latencyMillis(99));
    arrivals.arrived(new DemoPayload(0, 0, 1_000_000), 6_000_000);
    assertEquals(5, arrivals.latencyMillis(50), 0.01);
  }

  @Test
  void devicesThatAreNotOfThisDemoAreIgnored() {
    arrivals.arrived(new DemoPayload(2, 0, 0), 0);
    arrivals.arrived(new DemoPayload(-1, 0, 0), 0);
    arrivals.arrived(new DemoPayload(0, -1, 0), 0);
    assertEquals(0, arrivals.received());
  }
}
