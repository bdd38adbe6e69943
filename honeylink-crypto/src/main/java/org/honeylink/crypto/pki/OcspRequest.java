package org.honeylink.crypto.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks whether certificates are good (RFC 6960 section 4.1). A signature of the requestor
 * is not looked at: anybody may ask. Immutable.
 */
public final class OcspRequest {

  /** Longest request that is read; one for 16 certificates by SHA-512 has less than 3,000 bytes. */
  public static final int MAX_BYTES = 4096;

  /**
   * Most certificates in one request: a bound of HoneyLink's, so that a stranger's call is cheap.
   */
  public static final int MAX_CERTIFICATES = 16;

  /** RFC 9654 section 2.1: "between 1 and 128 octets, inclusive" are taken, others refused. */
  private static final int MAX_NONCE_BYTES = 128;

  private static final DigestCalculatorProvider DIGESTS = digests();

  private final List<CertificateID> certificates;
  private final @Nullable Extension nonce;

  private OcspRequest(List<CertificateID> certificates, @Nullable Extension nonce) {
    this.certificates = certificates;
    this.nonce = nonce;
  }

  /**
   * Reads a request.
   *
   * @param der not retained
   * @return empty when it is malformed, too long, or asks for nothing or too much
   */
  public static Optional<OcspRequest> parse(byte[] der) {
    if (der.length == 0 || der.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      OCSPReq request = new OCSPReq(der);
      List<CertificateID> certificates =
          Arrays.stream(request.getRequestList()).map(Req::getCertID).toList();
      Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      boolean wellFormed =
          !certificates.isEmpty()
              && certificates.size() <= MAX_CERTIFICATES
              && (nonce == null || isGood(nonce));
      // Bouncy Castle reads the inside of a request when it is asked for it.
      certificates.forEach(CertificateID::getSerialNumber);
      return wellFormed ? Optional.of(new OcspRequest(certificates, nonce)) : Optional.empty();
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isGood(Extension nonce) {
    int length = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctetsLength();
    return length > 0 && length <= MAX_NONCE_BYTES;
  }

  /** Whether each certificate that is asked for is of this issuer. */
  public boolean isAbout(X509Certificate issuing) {
    try {
      X509CertificateHolder issuer = new JcaX509CertificateHolder(issuing);
      for (CertificateID certificate : certificates) {
        if (!certificate.matchesIssuer(issuer, DIGESTS)) {
          return false;
        }
      }
      return true;
    } catch (OCSPException unknownDigest) {
      return false;
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("The issuing certificate has no encoding", e);
    }
  }

  /** Serial numbers that are asked for, in order. */
  public List<BigInteger> serials() {
    return certificates.stream().map(CertificateID::getSerialNumber).toList();
  }

  /** Whether an answer to somebody else would not do. */
  public boolean hasNonce() {
    return nonce != null;
  }

  List<CertificateID> certificates() {
    return certificates;
  }

  @Nullable Extension nonce() {
    return nonce;
  }

  private static DigestCalculatorProvider digests() {
    try {
      return new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("This Java runtime lacks digests", e);
    }
  }
}
