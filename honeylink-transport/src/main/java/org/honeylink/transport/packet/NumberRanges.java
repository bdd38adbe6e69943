package org.honeylink.transport.packet;

import java.util.Arrays;

/**
 * Ranges of numbers, highest first, apart from each other by at least one number. Immutable.
 *
 * <p>On the wire: count (1 byte); when not 0 the highest number (8 bytes) and the length of the
 * first range less one (4 bytes); then for each further range the numbers missing before it less
 * one (4 bytes) and its length less one (4 bytes).
 */
public final class NumberRanges {

  /** Most ranges in one packet. */
  public static final int MOST = 32;

  /** Nothing. */
  public static final NumberRanges NONE = new NumberRanges(new long[0]);

  private final long[] bounds; // highest and lowest of each range, ranges descending

  private NumberRanges(long[] bounds) {
    this.bounds = bounds;
  }

  /**
   * @param bounds highest and lowest of each range, ranges descending; copied
   * @param ranges how many ranges to take from {@code bounds}
   */
  public static NumberRanges of(long[] bounds, int ranges) {
    return ranges == 0 ? NONE : new NumberRanges(Arrays.copyOf(bounds, 2 * ranges));
  }

  public int count() {
    return bounds.length / 2;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Highest number of range {@code index}; 0 is the highest range. */
  public long high(int index) {
    return bounds[2 * index];
  }

  /** Lowest number of range {@code index}. */
  public long low(int index) {
    return bounds[2 * index + 1];
  }

  /** Highest of all, or -1 when empty. */
  public long highest() {
    return isEmpty() ? -1 : bounds[0];
  }

  public boolean contains(long number) {
    for (int i = 0; i < count(); i++) {
      if (number > high(i)) {
        return false;
      }
      if (number >= low(i)) {
        return true;
      }
    }
    return false;
  }

  void write(ByteWriter out) {
    out.put8(count());
    for (int i = 0; i < count(); i++) {
      if (i == 0) {
        out.put64(high(0));
      } else {
        out.put32(low(i - 1) - high(i) - 2);
      }
      out.put32(high(i) - low(i));
    }
  }

  /** Reads what {@link #write} wrote; on nonsense the reader fails and the result is empty. */
  static NumberRanges read(ByteReader in) {
    int count = in.get8();
    if (count > MOST) {
      in.fail();
    }
    long[] bounds = new long[2 * Math.min(count, MOST)];
    for (int i = 0; i < bounds.length; i += 2) {
      bounds[i] = i == 0 ? in.get64() : bounds[i - 1] - in.get32() - 2;
      bounds[i + 1] = bounds[i] - in.get32();
      // A bound that left the numbers must not count its way back into them.
      if (bounds[i] < 0 || bounds[i + 1] < 0 || bounds[i] > PacketHeader.MAX_PACKET_NUMBER) {
        in.fail();
      }
    }
    return in.failed() ? NONE : new NumberRanges(bounds);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberRanges that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return Arrays.toString(bounds);
  }
}
