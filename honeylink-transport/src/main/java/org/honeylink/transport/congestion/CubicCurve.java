package org.honeylink.transport.congestion;

/**
 * Growth of a congestion window in congestion avoidance: the cubic function of RFC 9438, section 4,
 * and the window that Reno would have, whichever is larger. Windows in bytes, times in microseconds
 * of the caller's clock; one epoch from one reduction of the window to the next.
 */
final class CubicCurve {

  /** Section 4.6: "the multiplicative window decrease factor", beta_cubic. */
  static final double BETA = 0.7;

  /** Section 5: "C SHOULD be set to 0.4", in segments for each cubic second. */
  private static final double C = 0.4;

  /** Section 4.3: "3 * (1 - beta) / (1 + beta)", so that Reno's share is not taken from it. */
  private static final double RENO_ALPHA = 3 * (1 - BETA) / (1 + BETA);

  private static final double MICROS = 1e6;

  private double plateau;
  private double priorWindow;
  private double reno;
  private double secondsToPlateau;
  private boolean begun;
  private long beginMicros;
  private long lastMicros;

  /** Forgets the plateau: it is known of another path. */
  void reset() {
    plateau = 0;
    priorWindow = 0;
    begun = false;
  }

  /** The window is about to be reduced from that size. */
  void onCongestion(double window) {
    // Section 4.7, fast convergence: a flow that does not reach its plateau any more makes room.
    plateau = window < plateau ? window * (1 + BETA) / 2 : window;
    priorWindow = window;
    begun = false;
  }

  /**
   * The window fell to the minimum. Section 4.8: in the avoidance that follows "K is set to 0, and
   * W_max is set to the congestion window size at the beginning of the current congestion avoidance
   * stage".
   */
  void onTimeout() {
    plateau = 0;
    begun = false;
  }

  /**
   * The window after so many bytes were acknowledged.
   *
   * @param segmentBytes largest datagram of the path
   * @param rttMicros smoothed
   */
  double grown(
      double window, int acknowledgedBytes, int segmentBytes, long nowMicros, long rttMicros) {
    if (!begun) {
      begin(window, segmentBytes, nowMicros);
    }
    lastMicros = nowMicros;
    double seconds = (nowMicros - beginMicros) / MICROS;
    // Section 4.3: once the window before the reduction is reached, alpha is 1.
    double alpha = reno >= priorWindow ? 1 : RENO_ALPHA;
    reno += alpha * segmentBytes * acknowledgedBytes / window;
    if (at(seconds, segmentBytes) < reno) {
      return Math.max(window, reno);
    }
    // Section 4.2: target between cwnd and 1.5 * cwnd; cwnd grows by (target - cwnd) / cwnd for
    // each segment that is acknowledged.
    double target =
        Math.clamp(at(seconds + rttMicros / MICROS, segmentBytes), window, 1.5 * window);
    return window + (target - window) * acknowledgedBytes / window;
  }

  /** Section 5.8: time in which the application had too little to send does not count. */
  void onIdle(long nowMicros) {
    if (begun) {
      beginMicros += nowMicros - lastMicros;
      lastMicros = nowMicros;
    }
  }

  private void begin(double window, int segmentBytes, long nowMicros) {
    begun = true;
    beginMicros = nowMicros;
    reno = window;
    // Section 4.8: slow start may end above the last plateau; then there is none to return to.
    plateau = Math.max(plateau, window);
    secondsToPlateau = Math.cbrt((plateau - window) / (C * segmentBytes));
  }

  /** Section 4.2, figure 1. */
  private double at(double seconds, int segmentBytes) {
    double distance = seconds - secondsToPlateau;
    return plateau + C * segmentBytes * distance * distance * distance;
  }
}
