package org.honeylink.launcher.cli.keys;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** What is told of a certificate. */
public final class CertificateText {

  private static final int HEXADECIMAL = 16;

  private CertificateText() {}

  static JsonObjectBuilder of(byte[] der) throws CertificateException {
    return of(
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der)));
  }

  /** Subject, issuer, serial number, validity, names, kind of key and fingerprint. */
  public static JsonObjectBuilder of(X509Certificate certificate) {
    return Json.createObjectBuilder()
        .add("kind", certificate.getBasicConstraints() >= 0 ? "authority" : "certificate")
        .add("subject", certificate.getSubjectX500Principal().getName())
        .add("issuer", certificate.getIssuerX500Principal().getName())
        .add("serial", certificate.getSerialNumber().toString(HEXADECIMAL))
        .add("not_before", certificate.getNotBefore().toInstant().toString())
        .add("not_after", certificate.getNotAfter().toInstant().toString())
        .add("names", names(certificate))
        .add("algorithm", KeyAlgorithm.describe(certificate.getPublicKey()))
        .add("fingerprint", fingerprint(certificate));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return PublicKeyText.fingerprint(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("The certificate has no encoding", e);
    }
  }

  private static JsonArrayBuilder names(X509Certificate certificate) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    try {
      var found =
          Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of());
      for (List<?> name : found) {
        names.add(
            name.get(1) instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : String.valueOf(name.get(1)));
      }
      return names;
    } catch (CertificateParsingException e) {
      return names.add("unreadable");
    }
  }
}
