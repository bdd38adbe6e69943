package org.honeylink.transport.impairment;

/**
 * What becomes of one datagram.
 *
 * @param outcome whether it arrives
 * @param copies how often it arrives: 0 when it does not, 2 when repeated
 * @param delayNanos until it arrives
 * @param heldBack delayed beyond jitter so that later ones overtake it
 * @param flippedBit place of the bit that is wrong when it arrives; -1 for none
 */
public record Fate(Outcome outcome, int copies, long delayNanos, boolean heldBack, int flippedBit) {

  /** Whether a datagram arrives, and why not. */
  public enum Outcome {
    ARRIVES,
    /** On the air. */
    LOST,
    /** No room in the queue before the link. */
    QUEUE_FULL,
    /** Nothing gets through for now. */
    CUT
  }

  static Fate dropped(Outcome why) {
    return new Fate(why, 0, 0, false, -1);
  }

  public boolean arrives() {
    return outcome == Outcome.ARRIVES;
  }

  public boolean isDamaged() {
    return flippedBit >= 0;
  }

  /** Flips the bit that this fate flips, if it does, in the datagram that begins at an offset. */
  public void damage(byte[] bytes, int offset) {
    if (isDamaged()) {
      bytes[offset + (flippedBit >>> 3)] ^= (byte) (1 << (flippedBit & 7));
    }
  }
}
