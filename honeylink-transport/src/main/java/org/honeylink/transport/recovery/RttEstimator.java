package org.honeylink.transport.recovery;

/** Round trip time of a path after RFC 9002, section 5. Microseconds throughout. */
public final class RttEstimator {

  /** RFC 9002, section 6.2.2: "the initial RTT SHOULD be set to 333 milliseconds". */
  public static final long INITIAL_RTT_MICROS = 333_000;

  /**
   * RFC 9002, section 6.1.2: "The RECOMMENDED value of the timer granularity (kGranularity) is 1
   * millisecond".
   */
  public static final long GRANULARITY_MICROS = 1_000;

  /** Longest that a receiver holds an acknowledgement back: RFC 9000, section 18.2, 25 ms. */
  public static final long MAX_ACK_DELAY_MICROS = 25_000;

  private boolean sampled;
  private long latest;
  private long latestPath;
  private long minimum;
  private long smoothed;
  private long variation;

  public RttEstimator() {
    reset();
  }

  /** Forgets the path. */
  public void reset() {
    sampled = false;
    latest = 0;
    latestPath = 0;
    minimum = 0;
    smoothed = INITIAL_RTT_MICROS;
    variation = INITIAL_RTT_MICROS / 2;
  }

  /**
   * Takes a sample.
   *
   * @param sampleMicros from the sending of the highest newly acknowledged packet until now
   * @param ackDelayMicros how long the peer says it held the acknowledgement back
   */
  public void sample(long sampleMicros, long ackDelayMicros) {
    latest = Math.max(1, sampleMicros);
    if (!sampled) {
      sampled = true;
      latestPath = latest;
      minimum = latest;
      smoothed = latest;
      variation = latest / 2;
      return;
    }
    minimum = Math.min(minimum, latest);
    // Section 5.3: "MUST use the lesser of the acknowledgment delay and the peer's max_ack_delay"
    // and "MUST NOT subtract the acknowledgment delay from the RTT sample if the resulting value is
    // smaller than the min_rtt".
    long delay = Math.min(ackDelayMicros, MAX_ACK_DELAY_MICROS);
    latestPath = latest >= minimum + delay ? latest - delay : latest;
    // "rttvar = 3/4 * rttvar + 1/4 * rttvar_sample", "smoothed_rtt = 7/8 * ... + 1/8 * ..."
    variation = (3 * variation + Math.abs(smoothed - latestPath)) / 4;
    smoothed = (7 * smoothed + latestPath) / 8;
  }

  public boolean hasSample() {
    return sampled;
  }

  public long latestMicros() {
    return latest;
  }

  /**
   * As {@link #latestMicros}, without the time for which the peer held the acknowledgement back.
   */
  public long latestPathMicros() {
    return latestPath;
  }

  /** Least sample of the path; 0 before the first. */
  public long minimumMicros() {
    return minimum;
  }

  /** Smoothed value; {@link #INITIAL_RTT_MICROS} before the first sample. */
  public long smoothedMicros() {
    return smoothed;
  }

  public long variationMicros() {
    return variation;
  }

  /**
   * Section 6.1.2: "max(kTimeThreshold * max(smoothed_rtt, latest_rtt), kGranularity)", threshold
   * 9/8.
   */
  public long lossDelayMicros() {
    return Math.max(9 * Math.max(smoothed, latest) / 8, GRANULARITY_MICROS);
  }

  /**
   * Section 6.2.1: "PTO = smoothed_rtt + max(4*rttvar, kGranularity) + max_ack_delay", without
   * backoff.
   */
  public long probeTimeoutMicros() {
    return smoothed + Math.max(4 * variation, GRANULARITY_MICROS) + MAX_ACK_DELAY_MICROS;
  }
}
