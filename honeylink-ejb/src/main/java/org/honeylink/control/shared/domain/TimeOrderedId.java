package org.honeylink.control.shared.domain;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random bits. */
public final class TimeOrderedId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeOrderedId() {}

  /** A new id that sorts by the time of its making. Thread-safe. */
  public static UUID next(InstantSource clock) {
    long millis = clock.millis();
    long high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0xFFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
