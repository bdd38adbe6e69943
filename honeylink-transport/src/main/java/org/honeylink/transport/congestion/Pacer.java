package org.honeylink.transport.congestion;

import java.util.OptionalLong;

/**
 * Spreads a congestion window over a round trip: RFC 9002, section 7.7, "rate = N *
 * congestion_window / smoothed_rtt" with N = 1.25.
 *
 * <p>Bursts are the initial window, or half a millisecond of the rate where that is more. The
 * section lets a sender "use a higher limit" when it knows what paths absorb; a driver sleeps for a
 * tenth of a millisecond at least, and a pause must not cost rate. QUIC stacks do the same.
 */
public final class Pacer {

  private static final double GAIN = 1.25;

  private static final long BURSTS_PER_SECOND = 2_000;

  private static final long UNPACED = -1;

  private final long leastBurstBytes;
  private final TokenBucket bucket;
  private long bitsPerSecond = UNPACED;

  /**
   * @param burstBytes what may leave at once after a pause, at least
   */
  public Pacer(long burstBytes, long nowMicros) {
    this.leastBurstBytes = burstBytes;
    this.bucket = new TokenBucket(Integer.MAX_VALUE, burstBytes, nowMicros);
  }

  /** Follows the window and the round trip time. */
  public void follow(long windowBytes, long smoothedRttMicros, long nowMicros) {
    double bitsPerMicro = GAIN * windowBytes * 8 / Math.max(1, smoothedRttMicros);
    bitsPerSecond = (long) (bitsPerMicro * 1_000_000);
    bucket.rate(bitsPerSecond, nowMicros);
    bucket.burst(Math.max(leastBurstBytes, bitsPerSecond / 8 / BURSTS_PER_SECOND));
  }

  /** Rate in use; empty before the first {@link #follow}. */
  public OptionalLong bitsPerSecond() {
    return bitsPerSecond == UNPACED ? OptionalLong.empty() : OptionalLong.of(bitsPerSecond);
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
