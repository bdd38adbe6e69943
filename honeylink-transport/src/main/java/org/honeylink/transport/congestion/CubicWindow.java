package org.honeylink.transport.congestion;

import java.util.OptionalLong;

/**
 * Congestion window of a path: the events of RFC 9002, section 7 and appendix B, with CUBIC (RFC
 * 9438) in congestion avoidance and HyStart++ (RFC 9406) in slow start. Bytes and microseconds
 * throughout.
 */
public final class CubicWindow {

  private int datagramBytes;
  private long leastBytes;
  private final CubicCurve curve;
  private final HyStart hyStart = new HyStart();
  private double window;
  private double slowStartThreshold;
  private long inFlight;
  private long recoveryStartMicros;
  private boolean recovering;

  /**
   * @param datagramBytes largest datagram the path takes
   */
  public CubicWindow(int datagramBytes) {
    this.datagramBytes = datagramBytes;
    this.curve = new CubicCurve();
    reset();
  }

  /** A new path: the window starts anew, what is under way stays. */
  public void reset() {
    window = Math.max(leastBytes, initialWindow());
    slowStartThreshold = Double.POSITIVE_INFINITY;
    recoveryStartMicros = Long.MIN_VALUE;
    recovering = false;
    curve.reset();
    hyStart.restart();
  }

  /** The path takes larger datagrams, or no longer does. The window stays, above its minimum. */
  public void datagramBytes(int bytes) {
    datagramBytes = bytes;
    window = Math.max(window, (double) minimumWindow());
  }

  /**
   * The window never falls below: for simulations of what a link does when its queue never does.
   */
  public void leastBytes(long bytes) {
    leastBytes = bytes;
    window = Math.max(window, (double) minimumWindow());
  }

  /** Something goes out; the time since nothing more was under way needed no window. */
  public void onSent(int bytes, long nowMicros) {
    if (inFlight == 0) {
      curve.onIdle(nowMicros);
    }
    inFlight += bytes;
  }

  /**
   * Takes a sample of the round trip time, from an acknowledgement that gives one, before the
   * packets that it acknowledges.
   *
   * @param rttMicros without the time for which the peer held the acknowledgement back
   * @param sentMicros when the newest packet that it acknowledges was sent
   */
  public void onRtt(long rttMicros, long sentMicros, long nowMicros) {
    if (isInSlowStart() && isUsed()) {
      hyStart.onRtt(rttMicros, sentMicros, nowMicros);
      if (hyStart.isOver()) {
        slowStartThreshold = window;
      }
    }
  }

  /**
   * A packet arrived.
   *
   * @param rttMicros smoothed
   * @param windowWasUsed false when the sender had less to send than the window let it; section
   *     7.8: "the congestion window SHOULD NOT be increased in either slow start or congestion
   *     avoidance"
   */
  public void onAcknowledged(
      int bytes, long sentMicros, long nowMicros, long rttMicros, boolean windowWasUsed) {
    inFlight -= bytes;
    recovering &= isInRecovery(sentMicros);
    if (!windowWasUsed) {
      curve.onIdle(nowMicros);
    } else if (isInRecovery(sentMicros)) {
      return;
    } else if (isInSlowStart()) {
      window += hyStart.growth(bytes);
    } else {
      window = curve.grown(window, bytes, datagramBytes, nowMicros, rttMicros);
    }
  }

  /** Takes bytes out of flight that say nothing of the path. */
  public void onForgotten(long bytes) {
    inFlight -= bytes;
  }

  /**
   * A packet was lost. RFC 9002, section 7.3.2: a loss of what was sent before the recovery period
   * began changes nothing; else the window is reduced, by RFC 9438, section 4.6, to 0.7 of itself.
   */
  public void onLost(int bytes, long sentMicros, long nowMicros) {
    inFlight -= bytes;
    if (isInRecovery(sentMicros)) {
      return;
    }
    recoveryStartMicros = nowMicros;
    recovering = true;
    curve.onCongestion(window);
    window = Math.max(window * CubicCurve.BETA, (double) minimumWindow());
    slowStartThreshold = window;
  }

  /**
   * RFC 9002, section 7.6.2: "the sender's congestion window MUST be reduced to the minimum", from
   * which slow start leads back to the threshold.
   */
  public void onPersistentCongestion() {
    window = minimumWindow();
    recoveryStartMicros = Long.MIN_VALUE;
    recovering = false;
    curve.onTimeout();
    hyStart.restart();
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

  /** What the next acknowledgement makes of the window. */
  public CongestionState state() {
    if (recovering) {
      return CongestionState.RECOVERY;
    }
    if (!isInSlowStart()) {
      return CongestionState.CONGESTION_AVOIDANCE;
    }
    return hyStart.isSlowed()
        ? CongestionState.CONSERVATIVE_SLOW_START
        : CongestionState.SLOW_START;
  }

  /** Window at which slow start ends; empty before the first congestion. */
  public OptionalLong slowStartThresholdBytes() {
    return Double.isInfinite(slowStartThreshold)
        ? OptionalLong.empty()
        : OptionalLong.of((long) slowStartThreshold);
  }

  public long windowBytes() {
    return (long) window;
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
    return Math.max(leastBytes, 2L * datagramBytes);
  }

  private boolean isInRecovery(long sentMicros) {
    return sentMicros <= recoveryStartMicros;
  }
}
