package org.honeylink.control.session.domain;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names session and stream in every packet: 64 bits, random but for the first, which is zero while
 * one node owns all sessions: the first bits are to say which node owns it.
 */
public record ConnectionId(long value) {

  public ConnectionId {
    if (value <= 0) {
      throw new IllegalArgumentException("a connection id is above 0");
    }
  }

  /** A new one; the store refuses the one in 2^63 that is taken already. */
  public static ConnectionId random(SecureRandom random) {
    return new ConnectionId(Math.max(1, random.nextLong() & Long.MAX_VALUE));
  }

  /** Sixteen hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
