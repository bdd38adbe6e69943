package org.honeylink.control.access.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens of 32 random bytes; kept as a plain hash, since nobody guesses 256 bits. */
final class OpaqueToken {

  private static final SecureRandom RANDOM = new SecureRandom();

  private OpaqueToken() {}

  static String fresh() {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String hash(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }
}
