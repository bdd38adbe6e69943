package org.honeylink.crypto.attestation;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;

/** Certificates that came with evidence. */
final class Certificates {

  /** Signer and authorities between it and the manufacturer's. */
  static final int MOST = 8;

  private Certificates() {}

  /** All of them, in order; empty when one is not a certificate in DER and nothing more. */
  static Optional<List<X509Certificate>> read(List<byte[]> encoded) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : encoded) {
      Optional<X509Certificate> certificate = read(der);
      if (certificate.isEmpty()) {
        return Optional.empty();
      }
      certificates.add(certificate.get());
    }
    return Optional.of(certificates);
  }

  private static Optional<X509Certificate> read(byte[] der) {
    if (!DerShape.isSound(der)) {
      return Optional.empty();
    }
    try {
      // Bits left out at the end of a signature are taken for zeros, which gives it two encodings.
      if (Certificate.getInstance(der).getSignature().getPadBits() != 0) {
        return Optional.empty();
      }
      return Optional.of(
              (X509Certificate)
                  CertificateFactory.getInstance("X.509")
                      .generateCertificate(new ByteArrayInputStream(der)))
          .filter(certificate -> isExactly(certificate, der));
    } catch (CertificateException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isExactly(X509Certificate certificate, byte[] der) {
    try {
      return Arrays.equals(certificate.getEncoded(), der);
    } catch (CertificateException e) {
      return false;
    }
  }
}
