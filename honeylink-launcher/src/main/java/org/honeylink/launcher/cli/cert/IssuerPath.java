package org.honeylink.launcher.cli.cert;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.launcher.cli.io.CommandFailed;

/** The path from a certificate to a trusted root (RFC 5280, 6), by the JDK. */
final class IssuerPath {

  private static final String WHAT = "path";

  private final Authorities authorities;

  IssuerPath(Authorities authorities) {
    this.authorities = authorities;
  }

  /**
   * Who may stand between a certificate and a root.
   *
   * @param helpful certificates of authorities, trusted or not
   * @param roots where the path must end
   */
  record Authorities(List<X509Certificate> helpful, List<X509Certificate> roots) {}

  static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  Finding check(X509Certificate leaf) {
    try {
      build(leaf);
      return Finding.good(WHAT);
    } catch (CertPathBuilderException e) {
      return Finding.bad(WHAT, "no valid path to a trusted root: " + innermost(e).getMessage());
    } catch (GeneralSecurityException e) {
      throw CommandFailed.because("The certificates cannot be checked: " + e.getMessage(), e);
    }
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Of a certificate whose path is good. */
  X509Certificate issuerOf(X509Certificate leaf) {
    try {
      PKIXCertPathBuilderResult path = build(leaf);
      List<? extends java.security.cert.Certificate> certificates =
          path.getCertPath().getCertificates();
      return certificates.size() > 1
          ? (X509Certificate) certificates.get(1)
          : path.getTrustAnchor().getTrustedCert();
    } catch (GeneralSecurityException e) {
      throw CommandFailed.because("The path is not there any more: " + e.getMessage(), e);
    }
  }

  private PKIXCertPathBuilderResult build(X509Certificate leaf) throws GeneralSecurityException {
    if (authorities.roots().isEmpty()) {
      throw CommandFailed.because("There is no root among the trusted certificates");
    }
    Set<TrustAnchor> anchors =
        authorities.roots().stream()
            .map(root -> new TrustAnchor(root, null))
            .collect(Collectors.toSet());
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection", new CollectionCertStoreParameters(authorities.helpful())));
    parameters.setRevocationEnabled(false); // checked one by one, so that each is told
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
