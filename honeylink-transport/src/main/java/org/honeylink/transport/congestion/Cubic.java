package org.honeylink.transport.congestion;

/**
 * How the window grows in congestion avoidance and shrinks at a congestion event: CUBIC, RFC 9438.
 * Windows in bytes, which the RFC counts in segments; time in microseconds.
 */
final class Cubic {

  /** Section 4.6: "beta_cubic SHOULD be set to 0.7". */
  private static final double BETA = 0.7;

  /** Section 5.1: "C SHOULD be set to 0.4", in segments for each cubed second. */
  private static final double C = 0.4;

  /** Section 4.3: "alpha_cubic" that gives Reno's average window with beta_cubic. */
  private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

  private static final double MICROS_PER_SECOND = 1_000_000;

  private double maximum; // W_max; 0 while no congestion was met
  private double prior; // cwnd_prior
  private double estimate; // W_est
  private double kSeconds;
  private long epochMicros; // start of the avoidance stage, less the time spent without need
  private long grownMicros;
  private boolean epochOpen;

  void reset() {
    maximum = 0;
    prior = 0;
    epochOpen = false;
  }

  /**
   * A congestion event. Section 4.6: "cwnd = max(ssthresh, 2)" with ssthresh = cwnd * beta_cubic.
   *
   * @return the window from now on
   */
  double onCongestion(double window) {
    // Section 4.7, fast convergence: "if cwnd < W_max and fast convergence is enabled, further
    // reduce W_max".
    maximum = window < maximum ? window * (1 + BETA) / 2 : window;
    prior = window;
    epochOpen = false;
    return window * BETA;
  }

  /**
   * The window fell to the minimum. Section 4.8: in the avoidance that follows "K is set to 0, and
   * W_max is set to the congestion window size at the beginning of the current congestion avoidance
   * stage".
   */
  void onTimeout() {
    maximum = 0;
    epochOpen = false;
  }

  /**
   * Nothing grows while the sender does not need it. Section 5.8: the time counts not to the epoch,
   * "so that W_cubic(t) does not grow" over it.
   */
  void onUnused(long nowMicros) {
    if (epochOpen) {
      epochMicros += nowMicros - grownMicros;
      grownMicros = nowMicros;
    }
  }

  /**
   * Bytes arrived in congestion avoidance.
   *
   * @return the window from now on
   */
  double onAcknowledged(
      double window, int bytes, int segmentBytes, long nowMicros, long smoothedRttMicros) {
    if (!epochOpen) {
      open(window, segmentBytes, nowMicros);
    }
    grownMicros = nowMicros;
    // Section 4.3: "W_est = W_est + alpha_cubic * (segments_acked / cwnd)", and alpha is 1 "once
    // W_est has grown to reach the cwnd at the time of most recently setting ssthresh".
    double alpha = estimate >= prior ? 1 : ALPHA;
    estimate += alpha * segmentBytes * bytes / window;
    if (curve(nowMicros, segmentBytes) < estimate) {
      return Math.max(window, estimate);
    }
    // Section 4.2: "target = cwnd if W_cubic(t + RTT) < cwnd; 1.5 * cwnd if W_cubic(t + RTT) > 1.5
    // * cwnd". Sections 4.4 and 4.5: "(target - cwnd) / cwnd" for each segment acknowledged.
    double target =
        Math.clamp(curve(nowMicros + smoothedRttMicros, segmentBytes), window, 1.5 * window);
    return window + (target - window) * bytes / window;
  }

  /** Section 4.2, figure 1: "W_cubic(t) = C * (t - K)^3 + W_max". */
  private double curve(long atMicros, int segmentBytes) {
    double seconds = (atMicros - epochMicros) / MICROS_PER_SECOND - kSeconds;
    return C * segmentBytes * seconds * seconds * seconds + maximum;
  }

  /** Section 4.2, figure 2: "K = cubic_root((W_max - cwnd_epoch) / C)". */
  private void open(double window, int segmentBytes, long nowMicros) {
    epochOpen = true;
    epochMicros = nowMicros;
    estimate = window;
    maximum = Math.max(maximum, window);
    kSeconds = Math.cbrt((maximum - window) / (C * segmentBytes));
  }
}
