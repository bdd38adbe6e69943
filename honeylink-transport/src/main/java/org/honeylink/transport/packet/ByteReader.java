package org.honeylink.transport.packet;

/**
 * Reads big-endian numbers one behind the other. Beyond the end it gives zeros and remembers that
 * it failed, so that a parser checks once, at its end.
 */
final class ByteReader {

  private final byte[] array;
  private final int end;
  private int position;
  private boolean failed;

  ByteReader(byte[] array, int offset, int length) {
    this.array = array;
    this.position = offset;
    this.end = offset + length;
  }

  int get8() {
    if (position >= end) {
      failed = true;
      return 0;
    }
    return array[position++] & 0xff;
  }

  int get16() {
    return get8() << 8 | get8();
  }

  long get32() {
    return (long) get16() << 16 | get16();
  }

  long get64() {
    return get32() << 32 | get32();
  }

  int position() {
    return position;
  }

  int remaining() {
    return end - position;
  }

  void fail() {
    failed = true;
  }

  boolean failed() {
    return failed;
  }

  /** True when nothing failed and nothing is left. */
  boolean isExhausted() {
    return !failed && position == end;
  }
}
