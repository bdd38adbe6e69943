package org.honeylink.web.webhook;

import java.util.Base64;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.trust.application.WebhookSigner;

/**
 * The public key under deliveries: as a JSON Web Key (RFC 8037), and as PEM for OpenSSL.
 *
 * @param kty always {@code OKP}
 * @param crv always {@code Ed25519}
 */
public record SigningKeyAnswer(
    String kty, String crv, String alg, String use, String kid, String x, String publicKeyPem) {

  /** SubjectPublicKeyInfo of Ed25519 (RFC 8410 section 4) before its 32 bytes. */
  private static final byte[] PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  static SigningKeyAnswer of(WebhookSigner signer) {
    byte[] key = signer.publicKey().bytes();
    return new SigningKeyAnswer(
        "OKP", "Ed25519", "EdDSA", "sig", signer.keyId(), Base64Url.encode(key), pem(key));
  }

  private static String pem(byte[] key) {
    byte[] info = new byte[PREFIX.length + key.length];
    System.arraycopy(PREFIX, 0, info, 0, PREFIX.length);
    System.arraycopy(key, 0, info, PREFIX.length, key.length);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getEncoder().encodeToString(info)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
