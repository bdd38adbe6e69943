package org.honeylink.transport.congestion;

/**
 * Ends slow start before a queue overflows: HyStart++, RFC 9406. Watches the least round trip time
 * of each round; when it rises, growth is slowed, and ends when it does not fall again.
 */
final class HyStart {

  // Section 4.3, "RECOMMENDED values".
  private static final long MIN_THRESHOLD_MICROS = 4_000;
  private static final long MAX_THRESHOLD_MICROS = 16_000;
  private static final int MIN_RTT_DIVISOR = 8;
  private static final int SAMPLES = 8;
  private static final int SLOWED_GROWTH_DIVISOR = 4;
  private static final int SLOWED_ROUNDS = 5;

  private static final long NONE = Long.MAX_VALUE;

  private long roundBeganMicros;
  private long lastRoundMinimum;
  private long roundMinimum;
  private int samples;
  private boolean slowed;
  private long slowedBaseline;
  private int slowedRounds;

  HyStart() {
    restart();
  }

  /** Slow start begins anew. */
  void restart() {
    roundBeganMicros = Long.MIN_VALUE;
    lastRoundMinimum = NONE;
    roundMinimum = NONE;
    samples = 0;
    slowed = false;
    slowedBaseline = NONE;
    slowedRounds = 0;
  }

  /**
   * Takes one sample for each acknowledgement.
   *
   * @param sentMicros when the newest packet that it acknowledges was sent: one that was sent after
   *     the round began ends it
   */
  void onRtt(long rttMicros, long sentMicros, long nowMicros) {
    if (sentMicros > roundBeganMicros) {
      nextRound(nowMicros);
    }
    roundMinimum = Math.min(roundMinimum, rttMicros);
    samples++;
    if (samples < SAMPLES) {
      return;
    }
    if (slowed) {
      slowed = roundMinimum >= slowedBaseline;
    } else if (lastRoundMinimum != NONE && roundMinimum >= lastRoundMinimum + threshold()) {
      slowed = true;
      slowedBaseline = roundMinimum;
      slowedRounds = 0;
    }
  }

  private void nextRound(long nowMicros) {
    roundBeganMicros = nowMicros;
    lastRoundMinimum = roundMinimum;
    roundMinimum = NONE;
    samples = 0;
    if (slowed) {
      slowedRounds++;
    }
  }

  private long threshold() {
    return Math.clamp(
        lastRoundMinimum / MIN_RTT_DIVISOR, MIN_THRESHOLD_MICROS, MAX_THRESHOLD_MICROS);
  }

  /**
   * By how much the window grows; no limit for each acknowledgement is needed, because what is sent
   * is paced (section 4.3, "L = infinity").
   */
  double growth(int acknowledgedBytes) {
    return slowed ? (double) acknowledgedBytes / SLOWED_GROWTH_DIVISOR : acknowledgedBytes;
  }

  /** Whether growth is slowed. */
  boolean isSlowed() {
    return slowed;
  }

  /** Section 4.2: "if CSS_ROUNDS rounds are complete, enter congestion avoidance". */
  boolean isOver() {
    return slowed && slowedRounds >= SLOWED_ROUNDS;
  }
}
