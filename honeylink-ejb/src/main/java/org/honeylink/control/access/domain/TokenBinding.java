package org.honeylink.control.access.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.honeylink.control.shared.domain.Base64Url;

/** What a caller must prove beside an access token: the claim {@code cnf} (RFC 7800). */
public sealed interface TokenBinding {

  /** Whoever bears the token may use it. */
  record ToNobody() implements TokenBinding {}

  /**
   * Its user proves a key by DPoP (RFC 9449 section 6.1).
   *
   * @param thumbprint SHA-256 of the key (RFC 7638), base64url
   */
  record ToKey(String thumbprint) implements TokenBinding {
    public ToKey {
      Objects.requireNonNull(thumbprint);
    }
  }

  /**
   * Its user proves a certificate by mutual TLS (RFC 8705 section 3.1).
   *
   * @param thumbprint SHA-256 of the certificate in DER, base64url
   */
  record ToCertificate(String thumbprint) implements TokenBinding {
    public ToCertificate {
      Objects.requireNonNull(thumbprint);
    }

    /** A binding to a certificate whose key was proven. */
    public static ToCertificate of(X509Certificate certificate) {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return new ToCertificate(Base64Url.encode(sha256.digest(certificate.getEncoded())));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that TLS has read has an encoding", e);
      }
    }
  }
}
