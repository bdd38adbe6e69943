package org.honeylink.transport.connection;

/** A queue of bounded length before a link of bounded rate; what does not fit is dropped. */
final class Bottleneck {

  private final double microsPerByte;
  private final long longestMicros;
  private double emptyMicros;

  Bottleneck(long bitsPerSecond, long queueBytes) {
    this.microsPerByte = 8_000_000.0 / bitsPerSecond;
    this.longestMicros = (long) (queueBytes * microsPerByte);
  }

  /** Queues a datagram; false when there is no room. */
  boolean take(int bytes, long nowMicros) {
    double begins = Math.max(emptyMicros, (double) nowMicros);
    if (begins - nowMicros > longestMicros) {
      return false;
    }
    emptyMicros = begins + bytes * microsPerByte;
    return true;
  }

  /** When the last datagram taken has left. */
  long emptyMicros() {
    return (long) emptyMicros;
  }
}
