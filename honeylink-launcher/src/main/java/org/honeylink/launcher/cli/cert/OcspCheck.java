package org.honeylink.launcher.cli.cert;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.honeylink.sdk.api.ApiClient;

/**
 * The server's OCSP answer (RFC 6960) for one certificate; signature and time judged by the JDK.
 */
final class OcspCheck {

  private static final String WHAT = "ocsp";

  private OcspCheck() {}

  static Finding ask(ApiClient api, X509Certificate leaf, X509Certificate issuer) {
    byte[] answer = api.postBytes("/pki/ocsp", "application/ocsp-request", question(leaf, issuer));
    try {
      judge(answer, leaf, issuer);
      return Finding.good(WHAT);
    } catch (CertPathValidatorException e) {
      String text = String.valueOf(e.getMessage());
      return Finding.bad(
          WHAT, e.getReason() == BasicReason.REVOKED ? text : "cannot be trusted: " + text);
    } catch (GeneralSecurityException e) {
      return Finding.bad(WHAT, "cannot be read: " + e.getMessage());
    }
  }

  private static byte[] question(X509Certificate leaf, X509Certificate issuer) {
    try {
      return new OCSPReqBuilder()
          .addRequest(
              new CertificateID(
                  new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                  new JcaX509CertificateHolder(issuer),
                  leaf.getSerialNumber()))
          .build()
          .getEncoded();
    } catch (OCSPException
        | OperatorCreationException
        | IOException
        | GeneralSecurityException impossible) {
      throw new IllegalStateException("Encoding in memory cannot fail", impossible);
    }
  }

  private static void judge(byte[] answer, X509Certificate leaf, X509Certificate issuer)
      throws GeneralSecurityException {
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(
        EnumSet.of(
            PKIXRevocationChecker.Option.ONLY_END_ENTITY,
            PKIXRevocationChecker.Option.NO_FALLBACK));
    checker.setOcspResponses(Map.of(leaf, answer));
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
    parameters.addCertPathChecker(checker);
    validator.validate(
        CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
  }
}
