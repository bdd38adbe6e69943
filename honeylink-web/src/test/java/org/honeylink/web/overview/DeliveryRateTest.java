package org.honeylink.web.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryRateTest {

  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

  private final DeliveryRate rate = new DeliveryRate();

  @Test
  void theFirstReadingHasNoRate() {
    assertEquals(0, rate.at(START, 1_000));
  }

  @Test
  void theRateIsOfTheLastSecond() {
    rate.at(START, 0);
    assertEquals(250, rate.at(START.plusSeconds(1), 250));
    assertEquals(50, rate.at(START.plusSeconds(3), 350));
  }

  @Test
  void twoLooksInOneSecondAgree() {
    rate.at(START, 0);
    rate.at(START.plusSeconds(1), 100);
    assertEquals(100, rate.at(START.plusMillis(1_100), 190));
  }
}
