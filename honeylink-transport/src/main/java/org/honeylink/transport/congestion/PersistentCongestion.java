package org.honeylink.transport.congestion;

/**
 * Tells whether everything sent over a long time was lost: RFC 9002, section 7.6. Fed with what an
 * acknowledgement or a timer found lost and arrived, in the order of sending.
 */
public final class PersistentCongestion {

  /** Section 7.6.1: "The RECOMMENDED value for kPersistentCongestionThreshold is 3". */
  private static final int THRESHOLD = 3;

  private static final long NONE = Long.MAX_VALUE;

  private long newestArrivedSentMicros = Long.MIN_VALUE;
  private long firstLostMicros = NONE;

  /**
   * A packet arrived. Section 7.6.2: persistent congestion needs that "across all packet number
   * spaces, none of the packets sent between the send times of these two packets are acknowledged".
   */
  public void onAcknowledged(long sentMicros) {
    newestArrivedSentMicros = Math.max(newestArrivedSentMicros, sentMicros);
    if (sentMicros >= firstLostMicros) {
      firstLostMicros = NONE;
    }
  }

  /**
   * @param sentMicros when a lost packet was sent
   * @param probeTimeoutMicros smoothed RTT, variation and acknowledgement delay of the path
   * @return whether persistent congestion is established by it
   */
  public boolean onLost(long sentMicros, long probeTimeoutMicros) {
    if (sentMicros <= newestArrivedSentMicros) {
      return false;
    }
    firstLostMicros = Math.min(firstLostMicros, sentMicros);
    return sentMicros - firstLostMicros > THRESHOLD * probeTimeoutMicros;
  }
}
