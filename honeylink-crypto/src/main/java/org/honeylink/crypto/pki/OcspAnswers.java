package org.honeylink.crypto.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Answers of an OCSP responder, DER (RFC 6960 section 4.2). */
public final class OcspAnswers {

  private OcspAnswers() {}

  /**
   * A signed answer for every certificate that was asked for.
   *
   * @param responder its certificate is of the issuer of all of them
   * @param standings what is known of a serial number
   * @param nextUpdate until when the answer may be kept
   */
  public static byte[] of(
      OcspRequest request,
      ServiceIdentity responder,
      Function<BigInteger, CertificateStanding> standings,
      Instant now,
      Instant nextUpdate) {
    try {
      // RFC 6960 section 4.2.1: KeyHash is "SHA-1 hash of responder's public key".
      BasicOCSPRespBuilder answer =
          new JcaBasicOCSPRespBuilder(
              responder.certificate().getPublicKey(),
              new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1));
      for (CertificateID certificate : request.certificates()) {
        answer.addResponse(
            certificate,
            status(standings.apply(certificate.getSerialNumber())),
            Date.from(now),
            Date.from(nextUpdate));
      }
      if (request.nonce() != null) {
        answer.setResponseExtensions(new Extensions(request.nonce()));
      }
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              answer.build(
                  new JcaContentSignerBuilder(DeviceKeyAlgorithm.SECP384R1.signatureAlgorithm())
                      .build(responder.privateKey()),
                  new X509CertificateHolder[] {
                    new JcaX509CertificateHolder(responder.certificate())
                  },
                  Date.from(now)))
          .getEncoded();
    } catch (IOException
        | OCSPException
        | OperatorCreationException
        | CertificateEncodingException e) {
      throw new IllegalStateException("The OCSP answer cannot be signed", e);
    }
  }

  private static CertificateStatus status(CertificateStanding standing) {
    return switch (standing) {
      case CertificateStanding.Good _ -> CertificateStatus.GOOD;
      case CertificateStanding.Unknown _ -> new UnknownStatus();
      case CertificateStanding.Revoked revoked -> revoked(revoked);
    };
  }

  private static CertificateStatus revoked(CertificateStanding.Revoked revoked) {
    // RFC 5280 section 5.3.1: "the reason code CRL entry extension SHOULD be absent instead of
    // using the unspecified (0) reasonCode value"; OCSP has the same reasons.
    return revoked.reason() == RevocationReason.UNSPECIFIED
        ? new RevokedStatus(new RevokedInfo(new ASN1GeneralizedTime(Date.from(revoked.at())), null))
        : new RevokedStatus(Date.from(revoked.at()), revoked.reason().code());
  }

  /** The request was not understood. */
  public static byte[] malformedRequest() {
    return refusal(OCSPRespBuilder.MALFORMED_REQUEST);
  }

  /** The certificates are of another issuer. */
  public static byte[] unauthorized() {
    return refusal(OCSPRespBuilder.UNAUTHORIZED);
  }

  /** The responder cannot answer now. */
  public static byte[] tryLater() {
    return refusal(OCSPRespBuilder.TRY_LATER);
  }

  private static byte[] refusal(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException("Encoding in memory cannot fail", e);
    }
  }
}
