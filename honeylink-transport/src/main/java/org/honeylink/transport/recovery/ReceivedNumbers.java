package org.honeylink.transport.recovery;

import java.util.Arrays;
import org.honeylink.transport.packet.NumberRanges;

/**
 * Numbers received, as ranges in ascending order; remembers a bounded number of ranges and forgets
 * the lowest (RFC 9000, section 13.2.3: "A receiver limits the number of ACK Ranges").
 */
final class ReceivedNumbers {

  /** Ranges with room from the beginning: where nothing is lost there is one. */
  private static final int FEW = 2;

  private final int most;
  private long[] low = new long[FEW];
  private long[] high = new long[FEW];
  private int count;

  ReceivedNumbers(int mostRanges) {
    this.most = mostRanges;
  }

  long highest() {
    return count == 0 ? -1 : high[count - 1];
  }

  boolean isEmpty() {
    return count == 0;
  }

  void clear() {
    count = 0;
  }

  /** Adds a number; one that is in already changes nothing. */
  void add(long number) {
    int above = count; // first range that begins above the number
    while (above > 0 && low[above - 1] > number) {
      above--;
    }
    if (above > 0 && high[above - 1] >= number) {
      return;
    }
    boolean joinsBelow = above > 0 && high[above - 1] == number - 1;
    boolean joinsAbove = above < count && low[above] == number + 1;
    if (joinsBelow && joinsAbove) {
      high[above - 1] = high[above];
      shift(above + 1, -1);
    } else if (joinsBelow) {
      high[above - 1] = number;
    } else if (joinsAbove) {
      low[above] = number;
    } else {
      shift(above, 1);
      low[above] = number;
      high[above] = number;
    }
    if (count > most) {
      shift(1, -1);
    }
  }

  NumberRanges snapshot() {
    long[] bounds = new long[2 * count];
    for (int i = 0; i < count; i++) {
      bounds[2 * i] = high[count - 1 - i];
      bounds[2 * i + 1] = low[count - 1 - i];
    }
    return NumberRanges.of(bounds, count);
  }

  /** Moves the ranges from an index on by one place up or down. */
  private void shift(int from, int places) {
    if (count + places > low.length) {
      low = Arrays.copyOf(low, Math.min(2 * low.length, most + 1));
      high = Arrays.copyOf(high, low.length);
    }
    System.arraycopy(low, from, low, from + places, count - from);
    System.arraycopy(high, from, high, from + places, count - from);
    count += places;
  }
}
