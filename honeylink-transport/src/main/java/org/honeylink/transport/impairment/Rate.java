package org.honeylink.transport.impairment;

/**
 * A bounded rate behind a queue of bounded length. A datagram that does not fit is dropped: tail
 * drop.
 *
 * @param bitsPerSecond of whole datagrams; 0 for no bound
 * @param queueBytes that may wait when a datagram arrives, the one being sent among them
 */
public record Rate(long bitsPerSecond, long queueBytes) {

  public static final Rate UNBOUNDED = new Rate(0, 0);

  public Rate {
    if (bitsPerSecond < 0 || queueBytes < 0) {
      throw new IllegalArgumentException(
          "rate and queue are not negative, but %d bit/s and %d bytes"
              .formatted(bitsPerSecond, queueBytes));
    }
  }

  boolean isBounded() {
    return bitsPerSecond > 0;
  }

  double nanosPerByte() {
    return 8e9 / bitsPerSecond;
  }
}
