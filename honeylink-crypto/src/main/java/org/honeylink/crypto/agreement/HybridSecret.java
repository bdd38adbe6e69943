package org.honeylink.crypto.agreement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * What X25519 and ML-KEM-768 agreed on together: a secret of 64 bytes, X25519's first, and the
 * transcript that it is bound to. Whoever cannot break both has neither. Wiped on close.
 */
public final class HybridSecret implements AutoCloseable {

  /** Name in labels. */
  public static final String SUITE = "x25519-ml-kem-768";

  private final SecretBytes secret;
  private final String transcript;

  private HybridSecret(SecretBytes secret, String transcript) {
    this.secret = secret;
    this.transcript = transcript;
  }

  /**
   * Everything that crossed, in the order in which it is hashed.
   *
   * @param device X25519 key of the device that was agreed with
   * @param server X25519 key of the server, made for this agreement
   * @param kemKey of the device, made for this agreement
   * @param kemCiphertext the server's answer to it; the record's own
   */
  @SuppressWarnings("ArrayRecordComponent") // Only carries bytes into a digest; never compared.
  public record Transcript(
      X25519PublicKey device, X25519PublicKey server, MlKemPublicKey kemKey, byte[] kemCiphertext) {

    /** Base64url of the SHA-512 of all; their lengths are fixed, so no two give the same bytes. */
    String digest() {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-512");
        sha.update(device.shared());
        sha.update(server.shared());
        sha.update(kemKey.bytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest(kemCiphertext));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("This Java runtime lacks SHA-512", e);
      }
    }
  }

  /**
   * @param x25519 what X25519 agreed on; stays the caller's
   * @param mlKem what was encapsulated; stays the caller's
   */
  public static HybridSecret join(SecretBytes x25519, SecretBytes mlKem, Transcript transcript) {
    byte[] joined = new byte[x25519.length() + mlKem.length()];
    x25519.use(SecretAccess.granted(), bytes -> copy(bytes, joined, 0));
    mlKem.use(SecretAccess.granted(), bytes -> copy(bytes, joined, x25519.length()));
    return new HybridSecret(SecretBytes.takeOver(joined), transcript.digest());
  }

  private static byte[] copy(byte[] from, byte[] to, int offset) {
    System.arraycopy(from, 0, to, offset, from.length);
    return to;
  }

  /** 64 bytes; stays this object's. */
  public SecretBytes secret() {
    return secret;
  }

  /** Base64url SHA-512 of all that crossed. */
  public String transcript() {
    return transcript;
  }

  @Override
  public void close() {
    secret.close();
  }
}
