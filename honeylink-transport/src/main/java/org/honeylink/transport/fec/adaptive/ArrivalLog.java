package org.honeylink.transport.fec.adaptive;

import java.util.Arrays;
import org.honeylink.transport.packet.NumberRanges;

/**
 * Which packet numbers the peer acknowledged, of the newest 1,024. A number is judged once, when
 * packets that were overtaken have had their time: arrived or lost, before any repair.
 */
final class ArrivalLog {

  /** As many as the peer's replay window: what is older is not taken even when it comes. */
  private static final int SIZE = 1_024;

  /** How long a packet may come after later ones. */
  private static final long OVERTAKEN_MICROS = 100_000;

  private final long[] arrived = new long[SIZE / Long.SIZE];
  private final LossMeter meter;
  private long judgedBelow;
  private long highest = -1;
  private long mark = -1; // highest when its time began
  private long markMicros = Long.MIN_VALUE / 2;

  ArrivalLog(LossMeter meter) {
    this.meter = meter;
  }

  /** Numbers start anew. */
  void restart() {
    Arrays.fill(arrived, 0);
    judgedBelow = 0;
    highest = -1;
    mark = -1;
  }

  /** An acknowledgement came; none of its numbers is above the highest sent. */
  void onAcknowledged(NumberRanges received, long nowMicros) {
    if (received.isEmpty()) {
      return;
    }
    makeRoom(received.highest());
    for (int i = 0; i < received.count() && received.high(i) >= judgedBelow; i++) {
      set(Math.max(received.low(i), judgedBelow), received.high(i));
    }
    if (nowMicros - markMicros >= OVERTAKEN_MICROS) {
      judgeThrough(mark);
      mark = highest;
      markMicros = nowMicros;
    }
  }

  /** A packet whose loss says nothing of the link counts as arrived. */
  void excuse(long number) {
    if (number >= judgedBelow && number < judgedBelow + SIZE) {
      set(number, number);
    }
  }

  private void makeRoom(long newHighest) {
    if (newHighest > highest) {
      highest = newHighest;
      judgeThrough(highest - SIZE);
    }
  }

  private void judgeThrough(long number) {
    for (; judgedBelow <= number; judgedBelow++) {
      int word = word(judgedBelow);
      meter.add((arrived[word] & (1L << judgedBelow)) != 0);
      arrived[word] &= ~(1L << judgedBelow);
    }
  }

  private void set(long low, long high) {
    for (long from = low; from <= high; from = (from | 63) + 1) {
      long until = Math.min(from | 63, high);
      // Shifts take the lowest six bits of their distance.
      arrived[word(from)] |= (-1L << from) & (-1L >>> (63 - until));
    }
  }

  private static int word(long number) {
    return (int) (number & (SIZE - 1)) >>> 6;
  }
}
