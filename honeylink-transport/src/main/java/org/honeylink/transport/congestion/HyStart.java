package org.honeylink.transport.congestion;

/**
 * Slow start that ends before the queue overflows: HyStart++, RFC 9406. Rounds are told by send
 * time instead of sequence number, because every stream numbers its packets for itself: a round
 * ends when something arrives that was sent after it began.
 */
final class HyStart {

  // Section 4.3, "RECOMMENDED" values.
  private static final long MIN_RTT_THRESH_MICROS = 4_000;
  private static final long MAX_RTT_THRESH_MICROS = 16_000;
  private static final int MIN_RTT_DIVISOR = 8;
  private static final int RTT_SAMPLES = 8;
  private static final int CSS_GROWTH_DIVISOR = 4;
  private static final int CSS_ROUNDS = 5;

  private static final long NONE = Long.MAX_VALUE;

  private long roundBeganMicros;
  private long lastRoundMinimum;
  private long roundMinimum;
  private int samples;
  private boolean conservative;
  private long conservativeBaseline;
  private int conservativeRounds;

  HyStart() {
    reset();
  }

  void reset() {
    roundBeganMicros = Long.MIN_VALUE;
    lastRoundMinimum = NONE;
    roundMinimum = NONE;
    samples = 0;
    conservative = false;
    conservativeRounds = 0;
  }

  /** Takes a round trip time, without the delay of the acknowledgement. */
  void onSample(long rttMicros) {
    roundMinimum = Math.min(roundMinimum, rttMicros);
    samples++;
    if (samples < RTT_SAMPLES) {
      return;
    }
    if (!conservative) {
      enterConservativeIfDelayed();
    } else if (roundMinimum < conservativeBaseline) {
      // Section 4.2: "If currentRoundMinRTT falls below cssBaselineMinRtt, the slow start exit was
      // spurious": "resume slow start".
      conservative = false;
    }
  }

  /**
   * Something arrived.
   *
   * @return whether slow start is over: section 4.2, "If CSS_ROUNDS rounds are complete, enter
   *     congestion avoidance"; a round that was partly conservative counts
   */
  boolean onArrival(long sentMicros, long nowMicros) {
    if (sentMicros < roundBeganMicros) {
      return false;
    }
    roundBeganMicros = nowMicros;
    lastRoundMinimum = roundMinimum;
    roundMinimum = NONE;
    samples = 0;
    return conservative && ++conservativeRounds >= CSS_ROUNDS;
  }

  /**
   * What the window grows by. Section 4.2: "cwnd = cwnd + (min(N, L * SMSS) / CSS_GROWTH_DIVISOR)"
   * in Conservative Slow Start; L is infinite because the sender paces.
   */
  int growth(int acknowledgedBytes) {
    return conservative ? acknowledgedBytes / CSS_GROWTH_DIVISOR : acknowledgedBytes;
  }

  /** "RttThresh = max(MIN_RTT_THRESH, min(lastRoundMinRTT / MIN_RTT_DIVISOR, MAX_RTT_THRESH))". */
  private void enterConservativeIfDelayed() {
    if (lastRoundMinimum == NONE) {
      return;
    }
    long threshold =
        Math.clamp(
            lastRoundMinimum / MIN_RTT_DIVISOR, MIN_RTT_THRESH_MICROS, MAX_RTT_THRESH_MICROS);
    if (roundMinimum >= lastRoundMinimum + threshold) {
      conservative = true;
      conservativeBaseline = roundMinimum;
      conservativeRounds = 0;
    }
  }
}
