package org.honeylink.launcher.demo;

import java.util.BitSet;

/**
 * Watches one stream arrive: counts what came, what came twice and what came after a later one.
 * Numbers begin at 0; what never came is the difference to what was sent. Not thread-safe.
 */
final class ExactlyOnceCheck {

  private final BitSet seen = new BitSet();
  private int highest = -1;
  private long delivered;
  private long duplicates;
  private long outOfOrder;

  void arrived(int sequence) {
    if (seen.get(sequence)) {
      duplicates++;
      return;
    }
    seen.set(sequence);
    delivered++;
    if (sequence < highest) {
      outOfOrder++;
    } else {
      highest = sequence;
    }
  }

  /** Different messages that came. */
  long delivered() {
    return delivered;
  }

  /** Messages that had come before. */
  long duplicates() {
    return duplicates;
  }

  /** Messages that came after one with a higher number. */
  long outOfOrder() {
    return outOfOrder;
  }

  /** The first number below {@code sent} that has not come, or {@code sent} when all have. */
  int firstMissing(int sent) {
    return Math.min(seen.nextClearBit(0), sent);
  }
}
