package org.honeylink.launcher.relay;

/**
 * What one direction of a relay has done so far.
 *
 * @param received datagrams that came in
 * @param lost of these, vanished at random
 * @param queueFull of these, dropped because the queue before the link was full
 * @param cut of these, dropped while nothing got through
 * @param heldBack of these, delayed so that later ones overtake them
 * @param duplicated of these, forwarded twice
 * @param damaged of these, forwarded with a wrong bit
 * @param forwarded sent on, repeated ones twice
 * @param failed could not be sent on: no buffer, no server, or no socket for a client
 */
public record RelayFigures(
    long received,
    long lost,
    long queueFull,
    long cut,
    long heldBack,
    long duplicated,
    long damaged,
    long forwarded,
    long failed) {

  /** Dropped on purpose, for whatever reason. */
  public long dropped() {
    return lost + queueFull + cut;
  }

  /** Share dropped on purpose, 0 to 1. */
  public double lossShare() {
    return received == 0 ? 0 : dropped() / (double) received;
  }
}
