package org.honeylink.launcher.cli.keys;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.honeylink.crypto.pki.Pem;

/** What is told of a public key: kind, fingerprint, and the key itself. */
public final class PublicKeyText {

  /** Bytes of SubjectPublicKeyInfo in front of an X25519 or Ed25519 key (RFC 8410, 4). */
  private static final int RFC8410_PREFIX = 12;

  private static final int CURVE25519_BYTES = 32;

  private PublicKeyText() {}

  public static JsonObjectBuilder of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    JsonObjectBuilder text =
        Json.createObjectBuilder()
            .add("algorithm", KeyAlgorithm.describe(key))
            .add("fingerprint", fingerprint(encoded));
    if (encoded.length == RFC8410_PREFIX + CURVE25519_BYTES) {
      byte[] raw = Arrays.copyOfRange(encoded, RFC8410_PREFIX, encoded.length);
      text.add("public_key", Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }
    return text.add("public_key_pem", Pem.encode("PUBLIC KEY", encoded));
  }

  /** SHA-256 of what was encoded in DER, as {@code openssl pkey -pubout -outform DER} gives it. */
  public static String fingerprint(byte[] der) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
      return "SHA256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
