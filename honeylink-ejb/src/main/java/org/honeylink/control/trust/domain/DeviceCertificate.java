package org.honeylink.control.trust.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.crypto.pki.CertificateStanding;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.pki.RevocationReason;
import org.honeylink.crypto.pki.RevokedCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that was issued to a device.
 *
 * <p>Its life: signed and handed out ({@code ISSUED}); the device shows it for the first time
 * ({@code IN_USE}), which supersedes every older one of that device; a newer one supersedes it in
 * turn ({@code SUPERSEDED}), or somebody revokes it ({@code REVOKED}). Both are on the revocation
 * list and for good. Its end in time is told by the clock alone.
 */
@Entity
@Table(name = "device_certificate")
public class DeviceCertificate {

  private static final int HEXADECIMAL = 16;

  @Id
  @Column(name = "serial", updatable = false)
  private String serial;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Column(name = "authority_id", updatable = false)
  private UUID authorityId;

  @Column(name = "issued_at", updatable = false)
  private Instant issuedAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "pem", updatable = false)
  private String pem;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private CertificateState state;

  @Column(name = "first_used_at")
  private @Nullable Instant firstUsedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "revocation_reason")
  private @Nullable RevocationReason revocationReason;

  /** For the persistence provider. */
  protected DeviceCertificate() {}

  /** A certificate that the authority has just signed. */
  public DeviceCertificate(
      X509Certificate signed, DeviceId deviceId, UUID authorityId, Instant issuedAt) {
    this.serial = serial(signed);
    this.deviceId = deviceId;
    this.authorityId = authorityId;
    this.issuedAt = issuedAt;
    this.expiresAt = signed.getNotAfter().toInstant();
    this.pem = Pem.encode(signed);
    this.state = CertificateState.ISSUED;
  }

  /** Serial number as it is written here: hexadecimal, small letters, no leading zeros. */
  public static String serial(X509Certificate certificate) {
    return serial(certificate.getSerialNumber());
  }

  /** As {@link #serial(X509Certificate)}. */
  public static String serial(BigInteger number) {
    return number.toString(HEXADECIMAL);
  }

  /**
   * The device has shown it.
   *
   * @return true when it was the first time
   */
  public boolean used(Instant now) {
    if (state != CertificateState.ISSUED) {
      return false;
    }
    state = CertificateState.IN_USE;
    firstUsedAt = now;
    return true;
  }

  /** Another has taken its place; one that has ended already stays as it is. */
  public void supersede(Instant now) {
    end(CertificateState.SUPERSEDED, RevocationReason.SUPERSEDED, now);
  }

  /**
   * Somebody revokes it.
   *
   * @return false when it had ended already, which stays as it is
   */
  public boolean revoke(RevocationReason reason, Instant now) {
    return end(CertificateState.REVOKED, reason, now);
  }

  private boolean end(CertificateState ended, RevocationReason reason, Instant now) {
    if (!isUnrevoked()) {
      return false;
    }
    state = ended;
    revocationReason = reason;
    revokedAt = now;
    return true;
  }

  /** Whether it may be used, as far as it was not revoked or superseded. */
  public boolean isUnrevoked() {
    return state == CertificateState.ISSUED || state == CertificateState.IN_USE;
  }

  /** Whether it may be used at that time. */
  public boolean isGood(Instant now) {
    return isUnrevoked() && now.isBefore(expiresAt);
  }

  /** Whether somebody revoked it, and not just a newer one. */
  public boolean isRevoked() {
    return state == CertificateState.REVOKED;
  }

  /** Whether it is this very certificate, to the last byte. */
  public boolean is(X509Certificate shown) {
    return certificate().equals(shown);
  }

  /** For who asks the responder. */
  public CertificateStanding standing() {
    return revokedAt == null || revocationReason == null
        ? new CertificateStanding.Good()
        : new CertificateStanding.Revoked(revokedAt, revocationReason);
  }

  /** Its line in the revocation list; empty while it is good. */
  public Optional<RevokedCertificate> revocation() {
    return revokedAt == null || revocationReason == null
        ? Optional.empty()
        : Optional.of(
            new RevokedCertificate(
                new BigInteger(serial, HEXADECIMAL), revokedAt, revocationReason));
  }

  /** Hexadecimal. */
  public String serial() {
    return serial;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  /** Who signed it. */
  public UUID authorityId() {
    return authorityId;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public CertificateState state() {
    return state;
  }

  public Optional<Instant> firstUsedAt() {
    return Optional.ofNullable(firstUsedAt);
  }

  public X509Certificate certificate() {
    return Pem.certificates(pem).getFirst();
  }

  public String pem() {
    return pem;
  }
}
