package org.honeylink.launcher.relay;

/**
 * What one direction of a relay has done so far.
 *
 * @param received datagrams that came in
 * @param dropped of these, lost on purpose
 * @param heldBack of these, delayed so that later ones overtake them
 * @param duplicated of these, forwarded twice
 * @param forwarded sent on, repeated ones twice
 * @param failed could not be sent on: no buffer, no server, or too many clients
 */
public record RelayFigures(
    long received, long dropped, long heldBack, long duplicated, long forwarded, long failed) {

  /** Share lost on purpose, 0 to 1. */
  public double lossShare() {
    return received == 0 ? 0 : dropped / (double) received;
  }
}
