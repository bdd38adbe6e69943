package org.honeylink.crypto.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 with the prefixes that keep leaves and nodes apart (RFC 9162 section 2.1.1). */
public final class MerkleHash {

  /** Length of every hash. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleHash() {}

  /** "The hash of an empty list is the hash of an empty string". */
  public static byte[] empty() {
    return sha256().digest();
  }

  /** {@code MTH({d[0]}) = HASH(0x00 || d[0])}. */
  public static byte[] leaf(byte[] content) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(content);
  }

  /** {@code HASH(0x01 || MTH(D[0:k]) || MTH(D[k:n]))}. */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
