package org.honeylink.control.device.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A nonce that was handed out, for attestation to be fresh: its SHA-256, which is enough for random
 * bytes. It lives an hour, or until a registration uses it, which removes it.
 */
@Entity
@Table(name = "attestation_nonce")
public class AttestationNonce {

  /** Time for a production line to get evidence. */
  public static final Duration LIFE = Duration.ofHours(1);

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Column(name = "nonce_sha256", updatable = false)
  private byte[] nonceSha256;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "device_id", updatable = false)
  private @Nullable DeviceId deviceId;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  /** For the persistence provider. */
  protected AttestationNonce() {}

  /**
   * A fresh nonce.
   *
   * @param nonce random; only its hash is kept
   * @param deviceId the one device that may use it; empty when any of the tenant's may
   */
  public AttestationNonce(
      UUID id, byte[] nonce, String tenantId, Optional<DeviceId> deviceId, Instant now) {
    this.id = id;
    this.nonceSha256 = sha256(nonce);
    this.tenantId = tenantId;
    this.deviceId = deviceId.orElse(null);
    this.expiresAt = now.plus(LIFE);
  }

  /** What is kept of a nonce. */
  public static byte[] sha256(byte[] nonce) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(nonce);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
