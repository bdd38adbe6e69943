package org.honeylink.control.trust.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signed document.
 *
 * @param version of the document
 * @param sha512 of the payload's bytes, hexadecimal
 * @param signedPayload JSON Web Signature in compact form (RFC 7515), algorithm {@code EdDSA} (RFC
 *     8037) with Ed25519; its payload is canonical JSON (RFC 8785)
 */
public record SignedPayload(String version, String sha512, String signedPayload) {

  /**
   * With the digest of its payload.
   *
   * @param signedPayload made here: three parts
   */
  public static SignedPayload of(String version, String signedPayload) {
    String[] parts = signedPayload.split("\\.", -1);
    return new SignedPayload(
        version, sha512(Base64.getUrlDecoder().decode(parts[1])), signedPayload);
  }

  private static String sha512(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(payload));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java platform has no SHA-512", missing);
    }
  }
}
