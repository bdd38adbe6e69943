package org.honeylink.transport.packet;

import java.util.Arrays;

/** Writes big-endian numbers one behind the other. The caller has made sure of the room. */
final class ByteWriter {

  private final byte[] array;
  private final int start;
  private int position;

  ByteWriter(byte[] array, int offset) {
    this.array = array;
    this.start = offset;
    this.position = offset;
  }

  /** Bytes written. */
  int written() {
    return position - start;
  }

  void put8(int value) {
    array[position++] = (byte) value;
  }

  void zeros(int count) {
    Arrays.fill(array, position, position + count, (byte) 0);
    position += count;
  }

  void put16(int value) {
    put8(value >>> 8);
    put8(value);
  }

  void put32(long value) {
    put16((int) (value >>> 16));
    put16((int) value);
  }

  void put64(long value) {
    put32(value >>> 32);
    put32(value);
  }
}
