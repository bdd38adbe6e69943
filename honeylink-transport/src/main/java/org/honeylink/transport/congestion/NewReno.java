package org.honeylink.transport.congestion;

/**
 * Congestion window of a path: NewReno as in RFC 9002, section 7 and appendix B. Bytes and
 * microseconds throughout.
 */
public final class NewReno {

  private final int datagramBytes;
  private long window;
  private long slowStartThreshold;
  private long inFlight;
  private long recoveryStartMicros;
  private long acknowledgedInAvoidance;

  /**
   * @param datagramBytes largest datagram the path takes
   */
  public NewReno(int datagramBytes) {
    this.datagramBytes = datagramBytes;
    reset();
  }

  /** A new path: the window starts anew, what is under way stays. */
  public void reset() {
    window = initialWindow();
    slowStartThreshold = Long.MAX_VALUE;
    recoveryStartMicros = Long.MIN_VALUE;
    acknowledgedInAvoidance = 0;
  }

  public void onSent(int bytes) {
    inFlight += bytes;
  }

  /**
   * A packet arrived.
   *
   * @param windowWasUsed false when the sender had less to send than the window let it; section
   *     7.8: "the congestion window SHOULD NOT be increased in either slow start or congestion
   *     avoidance"
   */
  public void onAcknowledged(int bytes, long sentMicros, boolean windowWasUsed) {
    inFlight -= bytes;
    if (!windowWasUsed || isInRecovery(sentMicros)) {
      return;
    }
    if (isInSlowStart()) {
      // Section 7.3.1: "increases by the number of bytes acknowledged".
      window += bytes;
      return;
    }
    // Section 7.3.3: "at most one maximum datagram size for each congestion window that is
    // acknowledged".
    acknowledgedInAvoidance += bytes;
    if (acknowledgedInAvoidance >= window) {
      acknowledgedInAvoidance -= window;
      window += datagramBytes;
    }
  }

  /** Takes bytes out of flight that say nothing of the path. */
  public void onForgotten(long bytes) {
    inFlight -= bytes;
  }

  /**
   * A packet was lost. Section 7.3.2: a loss of what was sent before the recovery period began
   * changes nothing; else the window is halved.
   */
  public void onLost(int bytes, long sentMicros, long nowMicros) {
    inFlight -= bytes;
    if (isInRecovery(sentMicros)) {
      return;
    }
    recoveryStartMicros = nowMicros;
    window = Math.max(window / 2, minimumWindow());
    slowStartThreshold = window;
    acknowledgedInAvoidance = 0;
  }

  /** Section 7.6.2: "the sender's congestion window MUST be reduced to the minimum". */
  public void onPersistentCongestion() {
    window = minimumWindow();
    recoveryStartMicros = Long.MIN_VALUE;
    acknowledgedInAvoidance = 0;
  }

  public boolean allows(int bytes) {
    return inFlight + bytes <= window;
  }

  /** Whether at least half of the window is under way. */
  public boolean isUsed() {
    return 2 * inFlight >= window;
  }

  public boolean isInSlowStart() {
    return window < slowStartThreshold;
  }

  public long windowBytes() {
    return window;
  }

  public long inFlightBytes() {
    return inFlight;
  }

  /**
   * Section 7.2: "ten times the maximum datagram size (max_datagram_size), while limiting the
   * window to the larger of 14,720 bytes or twice the maximum datagram size".
   */
  long initialWindow() {
    return Math.min(10L * datagramBytes, Math.max(14_720, 2L * datagramBytes));
  }

  /** Section 7.2: "The RECOMMENDED value is 2 * max_datagram_size". */
  long minimumWindow() {
    return 2L * datagramBytes;
  }

  private boolean isInRecovery(long sentMicros) {
    return sentMicros <= recoveryStartMicros;
  }
}
