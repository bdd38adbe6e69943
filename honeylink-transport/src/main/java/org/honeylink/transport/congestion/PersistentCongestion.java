package org.honeylink.transport.congestion;

/**
 * Tells whether everything sent over a long time was lost: RFC 9002, section 7.6. Fed with lost
 * packets, oldest first, and with the send times of acknowledged ones.
 */
public final class PersistentCongestion {

  /** Section 7.6.1: "The RECOMMENDED value for kPersistentCongestionThreshold is 3". */
  private static final int THRESHOLD = 3;

  private long newestAcknowledgedSentMicros = Long.MIN_VALUE;
  private long firstLostMicros = Long.MAX_VALUE;

  public void onAcknowledged(long sentMicros) {
    newestAcknowledgedSentMicros = Math.max(newestAcknowledgedSentMicros, sentMicros);
    firstLostMicros = Long.MAX_VALUE;
  }

  /**
   * @param sentMicros when a lost packet was sent
   * @param probeTimeoutMicros smoothed RTT, variation and acknowledgement delay of the path
   * @return whether persistent congestion is established by it
   */
  public boolean onLost(long sentMicros, long probeTimeoutMicros) {
    if (sentMicros < newestAcknowledgedSentMicros) {
      return false;
    }
    firstLostMicros = Math.min(firstLostMicros, sentMicros);
    return sentMicros - firstLostMicros > THRESHOLD * probeTimeoutMicros;
  }
}
