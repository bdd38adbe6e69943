package org.honeylink.crypto.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * A text with its Ed25519 signature in the form of <a href="https://c2sp.org/signed-note">C2SP
 * signed-note</a>: lines, an empty one, and a line of the signer's name, the first four bytes of
 * the key's id and the signature.
 */
public final class SignedNote {

  private static final String DASH = "\u2014 ";
  private static final byte ED25519 = 1;
  private static final int KEY_ID_BYTES = 4;

  private SignedNote() {}

  /**
   * Signs a text.
   *
   * @param text lines, each with its line feed
   * @param name of the signer; without spaces and plus signs
   */
  public static String sign(String text, String name, Ed25519KeyPair key) {
    return whole(text, name, key.publicKey(), key.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String whole(String text, String name, Ed25519PublicKey key, byte[] signature) {
    byte[] signed = Arrays.copyOf(keyId(name, key), KEY_ID_BYTES + signature.length);
    System.arraycopy(signature, 0, signed, KEY_ID_BYTES, signature.length);
    return text + "\n" + DASH + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
  }

  /** The text, when the note is signed by that key under that name, and nothing is in it beside. */
  public static Optional<String> open(String note, String name, Ed25519PublicKey key) {
    String mark = "\n" + DASH + name + " ";
    int at = note.lastIndexOf(mark);
    if (at < 0 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    String text = note.substring(0, at);
    try {
      byte[] signed =
          Base64.getDecoder().decode(note.substring(at + mark.length(), note.length() - 1));
      byte[] signature =
          Arrays.copyOfRange(signed, KEY_ID_BYTES, Math.max(KEY_ID_BYTES, signed.length));
      return whole(text, name, key, signature).equals(note)
              && key.verify(text.getBytes(StandardCharsets.UTF_8), signature)
          ? Optional.of(text)
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** {@code SHA-256(key name || 0x0A || signature type || public key)[:4]}. */
  private static byte[] keyId(String name, Ed25519PublicKey key) {
    MessageDigest digest = MerkleHash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    return Arrays.copyOf(digest.digest(key.bytes()), KEY_ID_BYTES);
  }
}
