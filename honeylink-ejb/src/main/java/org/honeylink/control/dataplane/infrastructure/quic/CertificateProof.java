package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.util.Arrays;
import java.util.List;
import tech.kwik.agent15.TlsConstants.SignatureScheme;

/** The signature by which a client proves to hold its certificate's key (RFC 8446, 4.4.3). */
final class CertificateProof {

  /** What keys of devices may be. */
  static final List<SignatureScheme> SCHEMES =
      List.of(
          SignatureScheme.ed25519,
          SignatureScheme.ecdsa_secp256r1_sha256,
          SignatureScheme.ecdsa_secp384r1_sha384,
          SignatureScheme.ecdsa_secp521r1_sha512);

  private static final int PADDING_BYTES = 64;
  private static final byte PADDING = 0x20;
  private static final byte[] CONTEXT =
      "TLS 1.3, client CertificateVerify".getBytes(StandardCharsets.US_ASCII);

  private CertificateProof() {}

  /**
   * @param transcriptHash of the handshake up to the client's Certificate
   */
  static boolean isGood(
      SignatureScheme scheme, PublicKey key, byte[] transcriptHash, byte[] signature) {
    if (!SCHEMES.contains(scheme) || !fits(scheme, key)) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(algorithm(scheme));
      verifier.initVerify(key);
      verifier.update(content(transcriptHash));
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /**
   * "The digital signature is then computed over the concatenation of: A string that consists of
   * octet 32 (0x20) repeated 64 times, the context string, a single 0 byte which serves as the
   * separator, the content to be signed".
   */
  private static byte[] content(byte[] transcriptHash) {
    byte[] padding = new byte[PADDING_BYTES];
    Arrays.fill(padding, PADDING);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(padding);
    content.writeBytes(CONTEXT);
    content.write(0);
    content.writeBytes(transcriptHash);
    return content.toByteArray();
  }

  /** In TLS 1.3 a scheme of ECDSA names its curve as well. */
  private static boolean fits(SignatureScheme scheme, PublicKey key) {
    return switch (key) {
      case EdECKey edwards -> scheme == SignatureScheme.ed25519;
      case ECKey elliptic ->
          curveBits(scheme) == elliptic.getParams().getCurve().getField().getFieldSize();
      default -> false;
    };
  }

  private static int curveBits(SignatureScheme scheme) {
    return switch (scheme) {
      case ecdsa_secp256r1_sha256 -> 256;
      case ecdsa_secp384r1_sha384 -> 384;
      case ecdsa_secp521r1_sha512 -> 521;
      default -> 0;
    };
  }

  private static String algorithm(SignatureScheme scheme) {
    return switch (scheme) {
      case ed25519 -> "Ed25519";
      case ecdsa_secp256r1_sha256 -> "SHA256withECDSA";
      case ecdsa_secp384r1_sha384 -> "SHA384withECDSA";
      case ecdsa_secp521r1_sha512 -> "SHA512withECDSA";
      default -> throw new IllegalArgumentException("not a scheme of devices: " + scheme);
    };
  }
}
