package org.honeylink.sdk.session;

/** Share of the device's pool that a stream asks for. */
public record Bandwidth(long kilobitsPerSecond) {

  public Bandwidth {
    if (kilobitsPerSecond < 1) {
      throw new IllegalArgumentException(
          "Bandwidth is at least 1 kbit/s; received " + kilobitsPerSecond);
    }
  }

  public static Bandwidth kbps(long kilobitsPerSecond) {
    return new Bandwidth(kilobitsPerSecond);
  }

  public static Bandwidth mbps(long megabitsPerSecond) {
    return new Bandwidth(Math.multiplyExact(megabitsPerSecond, 1_000));
  }

  long bitsPerSecond() {
    return Math.multiplyExact(kilobitsPerSecond, 1_000);
  }
}
