package org.honeylink.crypto.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Judges a certificate that somebody shows as a device's: signed by the given authority, in time,
 * for client authentication, with exactly one name (RFC 5280 section 6). Whether it was revoked is
 * known elsewhere.
 */
public final class DeviceCertificatePath {

  private DeviceCertificatePath() {}

  /**
   * @param leaf nothing about it is believed yet
   * @param issuing certificate of an authority that is trusted; its own path was checked when it
   *     was taken in
   */
  public static Verdict check(X509Certificate leaf, X509Certificate issuing, Instant now) {
    if (!isSignedBy(leaf, issuing)) {
      return new Verdict.Foreign();
    }
    if (now.isBefore(leaf.getNotBefore().toInstant())) {
      return new Verdict.NotBegun();
    }
    if (now.isAfter(leaf.getNotAfter().toInstant())
        || now.isAfter(issuing.getNotAfter().toInstant())) {
      return new Verdict.Expired();
    }
    return deviceId(leaf, issuing, now)
        .<Verdict>map(Verdict.Device::new)
        .orElseGet(Verdict.NotForDevices::new);
  }

  private static boolean isSignedBy(X509Certificate leaf, X509Certificate issuing) {
    try {
      leaf.verify(issuing.getPublicKey());
      return leaf.getIssuerX500Principal().equals(issuing.getSubjectX500Principal());
    } catch (GeneralSecurityException forged) {
      return false;
    }
  }

  private static Optional<String> deviceId(
      X509Certificate leaf, X509Certificate issuing, Instant now) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuing, null)));
      parameters.setDate(Date.from(now));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
      return isForClients(leaf) ? named(leaf) : Optional.empty();
    } catch (GeneralSecurityException doesNotHold) {
      return Optional.empty();
    }
  }

  private static boolean isForClients(X509Certificate leaf) throws CertificateParsingException {
    List<String> purposes = leaf.getExtendedKeyUsage();
    return leaf.getBasicConstraints() < 0
        && purposes != null
        && purposes.contains(KeyPurposeId.id_kp_clientAuth.getId());
  }

  private static Optional<String> named(X509Certificate leaf) throws CertificateParsingException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    if (names == null || names.size() != 1) {
      return Optional.empty();
    }
    List<?> name = names.iterator().next();
    return Integer.valueOf(GeneralName.uniformResourceIdentifier).equals(name.get(0))
        ? DeviceName.deviceId(String.valueOf(name.get(1)))
        : Optional.empty();
  }

  /** What is to be thought of a certificate. */
  public sealed interface Verdict {

    /** It holds, and names this device. */
    record Device(String deviceId) implements Verdict {}

    /** The authority did not sign it. */
    record Foreign() implements Verdict {}

    /** Its period has not begun. */
    record NotBegun() implements Verdict {}

    /** Its period has ended, or that of the authority. */
    record Expired() implements Verdict {}

    /** The authority signed it, for something else than a device's client authentication. */
    record NotForDevices() implements Verdict {}
  }
}
