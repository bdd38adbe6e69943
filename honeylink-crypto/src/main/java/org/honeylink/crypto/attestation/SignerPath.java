package org.honeylink.crypto.attestation;

import static org.honeylink.crypto.attestation.AttestationRule.ALGORITHM;
import static org.honeylink.crypto.attestation.AttestationRule.CHAIN;
import static org.honeylink.crypto.attestation.AttestationRule.PURPOSE;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.crypto.attestation.AttestationOutcome.Refused;
import org.honeylink.crypto.attestation.AttestationOutcome.Verified;

/**
 * The path from a signer's certificate to a manufacturer (RFC 5280 section 6). Revocation is not
 * looked up: whoever withdraws a signer withdraws its authority from the configuration.
 */
final class SignerPath {

  /**
   * tcg-kp-AIKCertificate, TCG Credential Profiles. Keeps the formats apart: an attestation key can
   * be made to sign the content of the other format on a device with any software at all.
   */
  private static final String ATTESTATION_KEY = "2.23.133.8.3";

  /** Certificates of TLS servers and clients speak for no manufacturer. */
  private static final Set<String> TLS = Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

  private static final int MOST_BETWEEN = 3;

  private final Manufacturers manufacturers;
  private final Instant now;

  SignerPath(Manufacturers manufacturers, Instant now) {
    this.manufacturers = manufacturers;
    this.now = now;
  }

  /** Judges a signer's certificate; {@code others} may hold what is needed on the way. */
  AttestationOutcome check(
      AttestationFormat format, X509Certificate signer, List<X509Certificate> others) {
    return purposeFault(format, signer)
        .or(() -> validityFault(signer))
        .<AttestationOutcome>map(fault -> fault)
        .orElseGet(() -> path(signer, others));
  }

  private static Optional<Refused> purposeFault(AttestationFormat format, X509Certificate signer) {
    boolean[] usage = signer.getKeyUsage();
    if (signer.getBasicConstraints() >= 0) {
      return fault(PURPOSE, "is signed by a certificate authority itself");
    }
    if (usage == null || !usage[0]) {
      return fault(PURPOSE, "is signed by a certificate without key usage digitalSignature");
    }
    Optional<List<String>> purposes = purposes(signer);
    if (purposes.isEmpty()) {
      return fault(PURPOSE, "is signed by a certificate whose extended key usage is malformed");
    }
    boolean attestationKey = purposes.get().contains(ATTESTATION_KEY);
    if (attestationKey != (format == AttestationFormat.TPM2_QUOTE_V1)) {
      return fault(
          PURPOSE,
          attestationKey
              ? "is signed by the attestation key of a TPM, which is for tpm2-quote-v1"
              : "has a certificate without extended key usage 2.23.133.8.3, attestation key");
    }
    return purposes.get().stream().anyMatch(TLS::contains)
        ? fault(PURPOSE, "is signed by a certificate for TLS")
        : Optional.empty();
  }

  private static Optional<List<String>> purposes(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return Optional.of(purposes == null ? List.of() : purposes);
    } catch (CertificateParsingException malformed) {
      return Optional.empty();
    }
  }

  private Optional<Refused> validityFault(X509Certificate signer) {
    try {
      signer.checkValidity(Date.from(now));
      return Optional.empty();
    } catch (CertificateException outside) {
      return fault(
          CHAIN,
          "is signed by a certificate that is valid from %s to %s, not at %s"
              .formatted(signer.getNotBefore().toInstant(), signer.getNotAfter().toInstant(), now));
    }
  }

  private AttestationOutcome path(X509Certificate signer, List<X509Certificate> others) {
    Set<TrustAnchor> anchors = anchors();
    if (anchors.isEmpty()) {
      return new Refused(CHAIN, "leads nowhere: no manufacturer is configured and valid now");
    }
    try {
      PKIXCertPathBuilderResult built =
          (PKIXCertPathBuilderResult)
              CertPathBuilder.getInstance("PKIX").build(parameters(signer, others, anchors));
      boolean strong =
          built.getCertPath().getCertificates().stream()
              .map(X509Certificate.class::cast)
              .allMatch(Strength::isEnough);
      return strong
          ? new Verified(signer, built.getTrustAnchor().getTrustedCert())
          : new Refused(
              ALGORITHM, "has a certificate with SHA-1, RSA below 2,048 bits or another weak key");
    } catch (CertPathBuilderException none) {
      return new Refused(
          CHAIN,
          "has a certificate that does not lead to a configured manufacturer, or not validly");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform builds PKIX paths", e);
    }
  }

  /** PKIX does not ask whether a trust anchor is valid; HoneyLink does. */
  private Set<TrustAnchor> anchors() {
    return manufacturers.authorities().stream()
        .filter(each -> !now.isBefore(each.getNotBefore().toInstant()))
        .filter(each -> !now.isAfter(each.getNotAfter().toInstant()))
        .map(each -> new TrustAnchor(each, null))
        .collect(Collectors.toSet());
  }

  private PKIXBuilderParameters parameters(
      X509Certificate signer, List<X509Certificate> others, Set<TrustAnchor> anchors)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    parameters.setMaxPathLength(MOST_BETWEEN);
    return parameters;
  }

  private static Optional<Refused> fault(AttestationRule rule, String detail) {
    return Optional.of(new Refused(rule, detail));
  }
}
