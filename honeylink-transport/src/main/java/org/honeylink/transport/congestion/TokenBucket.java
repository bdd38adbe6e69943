package org.honeylink.transport.congestion;

/** Lets bytes through at a rate, with a burst. Time in microseconds, monotonic. */
public final class TokenBucket {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private double burstBytes;
  private double bytesPerMicro;
  private double tokens;
  private long filledMicros;

  /**
   * A full bucket.
   *
   * @param burstBytes what may go at once; more than any single packet
   */
  public TokenBucket(long bitsPerSecond, long burstBytes, long nowMicros) {
    this.burstBytes = burstBytes;
    this.bytesPerMicro = perMicro(bitsPerSecond);
    this.tokens = burstBytes;
    this.filledMicros = nowMicros;
  }

  /** Changes the rate from now on. */
  public void rate(long bitsPerSecond, long nowMicros) {
    fill(nowMicros);
    bytesPerMicro = perMicro(bitsPerSecond);
  }

  /** Changes what may go at once from now on. */
  public void burst(long bytes) {
    burstBytes = bytes;
  }

  public boolean allows(int bytes, long nowMicros) {
    fill(nowMicros);
    return tokens >= bytes;
  }

  /** Takes bytes, into debt if need be. */
  public void take(int bytes) {
    tokens -= bytes;
  }

  /** When that many bytes may go; in the past or now when they may already. */
  public long readyMicros(int bytes) {
    double missing = bytes - tokens;
    return missing <= 0 ? filledMicros : filledMicros + (long) Math.ceil(missing / bytesPerMicro);
  }

  private void fill(long nowMicros) {
    if (nowMicros > filledMicros) {
      tokens = Math.min(burstBytes, tokens + (nowMicros - filledMicros) * bytesPerMicro);
      filledMicros = nowMicros;
    }
  }

  private static double perMicro(long bitsPerSecond) {
    return bitsPerSecond / 8.0 / MICROS_PER_SECOND;
  }
}
