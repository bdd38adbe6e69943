package org.honeylink.control.access.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that was given out; its text is not here, only the hash of it.
 *
 * <p>Its life: given at sign-in or in exchange for its predecessor, used once, then replaced. Using
 * it again means that two parties hold it: its whole family, which is all that came from one
 * sign-in, is revoked.
 */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {

  /** From issue; long enough for a working day. Chosen by HoneyLink. */
  public static final Duration LIFETIME = Duration.ofHours(12);

  @Id
  @Column(name = "id")
  private UUID id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "family_id")
  private UUID familyId;

  @Column(name = "hash")
  private String hash;

  @Column(name = "key_thumbprint")
  private @Nullable String keyThumbprint;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For the persistence provider. */
  protected RefreshToken() {}

  /**
   * The first token of a family has the family's id as its own.
   *
   * @param binding to a key (RFC 9449 section 5), or to nobody's; certificates are for devices,
   *     which have no refresh tokens
   */
  public RefreshToken(
      UUID id,
      UUID familyId,
      UUID accountId,
      String tenantId,
      String hash,
      TokenBinding binding,
      Instant now) {
    this.id = id;
    this.familyId = familyId;
    this.accountId = accountId;
    this.tenantId = tenantId;
    this.hash = hash;
    this.keyThumbprint = binding instanceof ToKey key ? key.thumbprint() : null;
    this.issuedAt = now;
    this.expiresAt = now.plus(LIFETIME);
  }

  /** Whether it has been exchanged before, or its family was revoked for it. */
  public boolean isSpent() {
    return usedAt != null || revokedAt != null;
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** It is exchanged for the next one now. */
  public void use(Instant now) {
    if (isSpent() || isExpired(now)) {
      throw new IllegalStateException("a spent or expired token cannot be used");
    }
    usedAt = now;
  }

  /** Whether what the caller proves is enough: one that is bound needs its own key's proof. */
  public boolean isGivenTo(TokenBinding proven) {
    return keyThumbprint == null || proven.equals(new ToKey(keyThumbprint));
  }

  public UUID familyId() {
    return familyId;
  }

  public UUID accountId() {
    return accountId;
  }

  public String tenantId() {
    return tenantId;
  }

  public long version() {
    return version;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public String hash() {
    return hash;
  }

  public UUID id() {
    return id;
  }
}
