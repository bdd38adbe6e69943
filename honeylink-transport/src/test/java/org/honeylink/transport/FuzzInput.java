package org.honeylink.transport;

import java.util.Arrays;

/** Reads the bytes of a fuzz input as decisions. Beyond the end everything is zero. */
public final class FuzzInput {

  private static final int WIDE = 0xf0;
  private static final int WIDEST = 0xff;

  private final byte[] bytes;
  private int position;

  public FuzzInput(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean isExhausted() {
    return position >= bytes.length;
  }

  /** 0 to 255. */
  public int next() {
    return isExhausted() ? 0 : bytes[position++] & 0xff;
  }

  /** 0 to {@code bound} - 1, from one byte. */
  public int next(int bound) {
    return next() % bound;
  }

  /**
   * Any number: below 0xf0 the byte itself, below 0xff the next two bytes, else the next eight. So
   * short inputs say small numbers, and none is out of reach.
   */
  public long number() {
    int first = next();
    if (first < WIDE) {
      return first;
    }
    long number = 0;
    for (int i = first < WIDEST ? 2 : 8; i > 0; i--) {
      number = number << 8 | next();
    }
    return number;
  }

  /** A number from 0 to {@code bound} - 1. */
  public int number(int bound) {
    return (int) Long.remainderUnsigned(number(), bound);
  }

  /** The next bytes, fewer at the end. */
  public byte[] take(int count) {
    int from = Math.min(position, bytes.length);
    position = Math.min(bytes.length, from + count);
    return Arrays.copyOfRange(bytes, from, position);
  }
}
