package org.honeylink.crypto.attestation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.honeylink.crypto.agreement.X25519PublicKey;

/**
 * What is attested: {@code HoneyLink-v1|attestation|} and four netstrings with commas between, in
 * UTF-8, as in derivation labels: device id, public key in base64url without padding, firmware
 * version, nonce in lower-case hexadecimal. One statement has one text.
 *
 * @param text the whole of it
 */
public record AttestationContent(String text) {

  private static final String PREFIX = "HoneyLink-v1|attestation|";

  /**
   * @param nonce 16 to 64 bytes; not retained
   */
  public static AttestationContent of(
      String deviceId, X25519PublicKey publicKey, String firmwareVersion, byte[] nonce) {
    return new AttestationContent(
        PREFIX
            + Stream.of(
                    deviceId,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey.bytes()),
                    firmwareVersion,
                    HexFormat.of().formatHex(nonce))
                .map(AttestationContent::netstring)
                .collect(Collectors.joining(",")));
  }

  private static String netstring(String field) {
    return field.getBytes(StandardCharsets.UTF_8).length + ":" + field;
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a TPM gets as qualifying data. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
