package org.honeylink.transport.congestion;

/**
 * Congestion window of a path. What is under way, recovery periods and limits are those of RFC
 * 9002, section 7; {@link HyStart} ends slow start, and {@link Cubic} shapes what follows. Bytes
 * and microseconds throughout.
 */
public final class CongestionWindow {

  private final HyStart slowStart = new HyStart();
  private final Cubic avoidance = new Cubic();
  private int datagramBytes;
  private double window;
  private double slowStartThreshold;
  private long inFlight;
  private long recoveryStartMicros;
  private long nowMicros;
  private long smoothedRttMicros;
  private boolean used;

  /**
   * @param datagramBytes largest datagram the path takes
   */
  public CongestionWindow(int datagramBytes) {
    this.datagramBytes = datagramBytes;
    reset();
  }

  /** A new path: the window starts anew, what is under way stays. */
  public void reset() {
    window = initialWindow();
    slowStartThreshold = Double.MAX_VALUE;
    recoveryStartMicros = Long.MIN_VALUE;
    slowStart.reset();
    avoidance.reset();
  }

  /**
   * The path takes larger datagrams, or no longer does. The window in bytes stays, but never falls
   * below {@link #minimumWindow}.
   */
  public void datagramBytes(int bytes) {
    datagramBytes = bytes;
    window = Math.max(window, (double) minimumWindow());
  }

  public void onSent(int bytes, long now) {
    if (inFlight == 0) {
      avoidance.onUnused(now);
    }
    inFlight += bytes;
  }

  /**
   * An acknowledgement came; the calls of {@link #onAcknowledged} that follow tell what arrived.
   * RFC 9002, section 7.8: when the window is not used, it "SHOULD NOT be increased in either slow
   * start or congestion avoidance".
   */
  public void onAcknowledgement(long now, long smoothedRtt) {
    nowMicros = now;
    smoothedRttMicros = smoothedRtt;
    used = isUsed();
    if (!used) {
      avoidance.onUnused(now);
    }
  }

  /** It gave a sample of the round trip time, from which its delay is taken. */
  public void onSample(long rttMicros) {
    if (isInSlowStart()) {
      slowStart.onSample(rttMicros);
    }
  }

  /** A packet arrived. */
  public void onAcknowledged(int bytes, long sentMicros) {
    inFlight -= bytes;
    if (isInSlowStart()) {
      growInSlowStart(bytes, sentMicros);
    } else if (used && !isInRecovery(sentMicros)) {
      window = avoidance.onAcknowledged(window, bytes, datagramBytes, nowMicros, smoothedRttMicros);
    }
  }

  /** Takes bytes out of flight that say nothing of the path. */
  public void onForgotten(long bytes) {
    inFlight -= bytes;
  }

  /**
   * A packet was lost. RFC 9002, section 7.3.2: a loss of what was sent before the recovery period
   * began changes nothing; else the window shrinks.
   */
  public void onLost(int bytes, long sentMicros, long now) {
    inFlight -= bytes;
    if (isInRecovery(sentMicros)) {
      return;
    }
    recoveryStartMicros = now;
    window = Math.max(avoidance.onCongestion(window), (double) minimumWindow());
    slowStartThreshold = window;
  }

  /** Section 7.6.2: "the sender's congestion window MUST be reduced to the minimum". */
  public void onPersistentCongestion() {
    window = minimumWindow();
    recoveryStartMicros = Long.MIN_VALUE;
    slowStart.reset();
    avoidance.onTimeout();
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
    return 2L * datagramBytes;
  }

  private void growInSlowStart(int bytes, long sentMicros) {
    boolean over = slowStart.onArrival(sentMicros, nowMicros);
    if (used && !isInRecovery(sentMicros)) {
      window += slowStart.growth(bytes);
    }
    if (over) {
      slowStartThreshold = window;
    }
  }

  private boolean isInRecovery(long sentMicros) {
    return sentMicros <= recoveryStartMicros;
  }
}
