package org.honeylink.transport.congestion;

/**
 * Spreads a congestion window over a round trip: RFC 9002, section 7.7, "rate = N *
 * congestion_window / smoothed_rtt" with N = 1.25, and a burst of the initial window.
 */
public final class Pacer {

  private static final double GAIN = 1.25;

  private final TokenBucket bucket;

  /**
   * @param burstBytes what may leave at once after a pause
   */
  public Pacer(long burstBytes, long nowMicros) {
    this.bucket = new TokenBucket(Integer.MAX_VALUE, burstBytes, nowMicros);
  }

  /** Follows the window and the round trip time. */
  public void follow(long windowBytes, long smoothedRttMicros, long nowMicros) {
    double bitsPerMicro = GAIN * windowBytes * 8 / Math.max(1, smoothedRttMicros);
    bucket.rate((long) (bitsPerMicro * 1_000_000), nowMicros);
  }

  public boolean allows(int bytes, long nowMicros) {
    return bucket.allows(bytes, nowMicros);
  }

  public void onSent(int bytes) {
    bucket.take(bytes);
  }

  /** When that many bytes may leave. */
  public long readyMicros(int bytes) {
    return bucket.readyMicros(bytes);
  }
}
