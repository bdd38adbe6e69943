package org.honeylink.crypto.keys;

import java.nio.ByteBuffer;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.Hkdf;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * How keys are derived from a root that stays in its store and gives nothing but HMAC-SHA-512: the
 * HMAC of salt and label is the input keying material of HKDF-SHA512, for which salt and label
 * serve once more. Who learns one HMAC knows the key of one label and one salt, and no other.
 */
public final class HmacRoot {

  /** Bytes of an HMAC-SHA-512 (RFC 2104). */
  public static final int HMAC_BYTES = 64;

  private HmacRoot() {}

  /** What the store is asked for: length of the salt in 4 bytes, big-endian; salt; label. */
  public static byte[] message(byte[] salt, DerivationLabel info) {
    byte[] label = info.bytes();
    return ByteBuffer.allocate(Integer.BYTES + salt.length + label.length)
        .putInt(salt.length)
        .put(salt)
        .put(label)
        .array();
  }

  /**
   * @param hmac of {@link #message}, {@link #HMAC_BYTES} long; belongs to this method, which wipes
   *     it
   * @return the key, which the caller closes
   */
  public static SecretBytes derive(
      byte[] hmac, byte[] salt, DerivationLabel info, int lengthBytes) {
    try (SecretBytes ikm = SecretBytes.takeOver(hmac)) {
      if (ikm.length() != HMAC_BYTES) {
        throw new IllegalArgumentException("An HMAC-SHA-512 of " + ikm.length() + " bytes, not 64");
      }
      return Hkdf.derive(ikm, salt, info, lengthBytes);
    }
  }
}
