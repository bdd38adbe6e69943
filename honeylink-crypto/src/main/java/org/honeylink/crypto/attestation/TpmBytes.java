package org.honeylink.crypto.attestation;

import java.util.Arrays;

/**
 * Reads a TPM's structures (TPM 2.0 Library, part 2: big-endian). Running out of bytes throws
 * nothing: from then on everything reads as zero or empty, and {@link #isWhole} is false.
 */
final class TpmBytes {

  private static final byte[] NONE = {};

  private final byte[] bytes;
  private int at;
  private boolean sound = true;

  TpmBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int uint8() {
    return (int) number(1);
  }

  int uint16() {
    return (int) number(2);
  }

  long uint32() {
    return number(4);
  }

  private long number(int length) {
    long value = 0;
    for (byte each : take(length)) {
      value = (value << 8) | (each & 0xff);
    }
    return value;
  }

  /** The next bytes; none when there are fewer. */
  byte[] take(int length) {
    if (!sound || length > bytes.length - at) {
      sound = false;
      return NONE;
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** TPM2B: its length in two bytes, then itself. */
  byte[] sized(int most) {
    int length = uint16();
    sound = sound && length <= most;
    return take(length);
  }

  /** Something is left, and nothing was missing. */
  boolean hasMore() {
    return sound && at < bytes.length;
  }

  /** Everything was there and nothing is left. */
  boolean isWhole() {
    return sound && at == bytes.length;
  }
}
