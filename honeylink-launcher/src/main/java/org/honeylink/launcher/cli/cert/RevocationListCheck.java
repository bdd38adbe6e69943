package org.honeylink.launcher.cli.cert;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import org.honeylink.sdk.api.ApiClient;

/** The server's revocation list (RFC 5280, 5): signed by the issuer, current, without this one. */
final class RevocationListCheck {

  private static final String WHAT = "revocation_list";

  private RevocationListCheck() {}

  static Finding ask(ApiClient api, X509Certificate leaf, X509Certificate issuer) {
    byte[] bytes = api.getBytes(ServerChain.listOf(api, issuer));
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
      if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
        return Finding.bad(WHAT, "is of another authority, " + list.getIssuerX500Principal());
      }
      list.verify(issuer.getPublicKey());
      return judged(list, leaf);
    } catch (GeneralSecurityException e) {
      return Finding.bad(WHAT, "cannot be trusted: " + e.getMessage());
    }
  }

  private static Finding judged(X509CRL list, X509Certificate leaf) {
    Instant end = Objects.requireNonNull(list.getNextUpdate()).toInstant();
    if (end.isBefore(Instant.now())) {
      return Finding.bad(WHAT, "is out of date since " + end);
    }
    X509CRLEntry entry = list.getRevokedCertificate(leaf);
    if (entry == null) {
      return Finding.good(WHAT);
    }
    CRLReason reason = entry.getRevocationReason();
    return Finding.bad(
        WHAT,
        "revoked at "
            + entry.getRevocationDate().toInstant()
            + (reason == null ? "" : ", " + reason));
  }
}
