package org.honeylink.crypto.agreement;

import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/** A public key of X25519 (RFC 7748 section 5): 32 bytes that are no low-order point. Immutable. */
public final class X25519PublicKey {

  /** Length of a key. */
  public static final int BYTES = X25519.POINT_SIZE;

  /** Any scalar tells a low-order point: clamping makes each a multiple of the cofactor 8. */
  private static final byte[] PROBE = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    27, 28, 29, 30, 31, 32
  };

  private final byte[] bytes;

  private X25519PublicKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param source copied
   * @throws InvalidPublicKey when the length is not 32, or the point is of low order
   */
  public static X25519PublicKey of(byte[] source) {
    if (source.length != BYTES) {
      throw new InvalidPublicKey(
          "An X25519 public key is " + BYTES + " bytes long; received " + source.length);
    }
    byte[] copy = source.clone();
    // RFC 7748 section 6.1: "Both MAY check, without leaking extra information about the value of
    // K, whether K is the all-zero value and abort if so".
    if (!X25519.calculateAgreement(PROBE, 0, copy, 0, new byte[BYTES], 0)) {
      throw new InvalidPublicKey(
          "This X25519 public key is a point of low order, with which every agreement gives the"
              + " same known value; make a fresh key pair");
    }
    return new X25519PublicKey(copy);
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof X25519PublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64url without padding. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
