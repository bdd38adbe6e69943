package org.honeylink.crypto.attestation;

/**
 * Looks at the nesting of DER before a recursive parser does, in one pass and without recursion.
 * Indefinite lengths are no DER (X.690 section 10.1) and refused.
 */
final class DerShape {

  /** A certificate in CMS needs 14. */
  static final int MAX_DEPTH = 24;

  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG = 0x1f;
  private static final int MAX_LENGTH_BYTES = 3;

  private final byte[] der;
  private final int[] ends = new int[MAX_DEPTH + 1];
  private int depth;
  private int at;

  private DerShape(byte[] der) {
    this.der = der;
    this.ends[0] = der.length;
  }

  /** Exactly one element, whose parts fill it exactly, nested at most {@link #MAX_DEPTH} deep. */
  static boolean isSound(byte[] der) {
    DerShape shape = new DerShape(der);
    return shape.element() && shape.rest() && shape.at == der.length;
  }

  /** Walks the elements inside the first one. */
  private boolean rest() {
    while (depth > 0) {
      if (at == ends[depth]) {
        depth--;
      } else if (!element()) {
        return false;
      }
    }
    return true;
  }

  /** Steps into a constructed element, over a primitive one. */
  private boolean element() {
    if (at >= ends[depth]) {
      return false;
    }
    boolean constructed = (der[at] & CONSTRUCTED) != 0;
    if ((der[at++] & HIGH_TAG) == HIGH_TAG) {
      skipHighTag();
    }
    int length = length();
    if (length < 0 || length > ends[depth] - at) {
      return false;
    }
    if (!constructed) {
      at += length;
      return true;
    }
    if (depth == MAX_DEPTH) {
      return false;
    }
    ends[++depth] = at + length;
    return true;
  }

  private void skipHighTag() {
    while (at < ends[depth] && der[at] < 0) {
      at++;
    }
    at++;
  }

  /** -1 when there is none. */
  private int length() {
    if (at >= ends[depth]) {
      return -1;
    }
    int first = der[at++] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int bytes = first & 0x7f;
    if (bytes == 0 || bytes > MAX_LENGTH_BYTES || bytes > ends[depth] - at) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | (der[at++] & 0xff);
    }
    return length;
  }
}
