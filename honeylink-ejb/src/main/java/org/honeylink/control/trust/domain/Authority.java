package org.honeylink.control.trust.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.pki.Pem;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority of the installation; its private key is in the key store, by name.
 *
 * <p>Its life: made and published, so that everybody can learn it before it signs ({@code
 * PREPARED}); the one that was activated last signs ({@code ACTIVE}); when another has taken over,
 * an operator has its devices move ({@code TAINTED}: it signs no certificate any more, those it
 * signed still work); in the end nothing of it is taken and its key is destroyed ({@code RETIRED}).
 * A root is active from the beginning.
 */
@Entity
@Table(name = "certificate_authority")
public class Authority {

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  @Enumerated(EnumType.STRING)
  @Column(name = "role", updatable = false)
  private AuthorityRole role;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private AuthorityState state;

  @Column(name = "key_name", updatable = false)
  private String keyName;

  @Column(name = "certificate", updatable = false)
  private String certificate;

  @Column(name = "root_certificate", updatable = false)
  private String rootCertificate;

  @Column(name = "crl_number")
  private long crlNumber;

  @Column(name = "prepared_at", updatable = false)
  private Instant preparedAt;

  @Column(name = "activated_at")
  private @Nullable Instant activatedAt;

  @Column(name = "tainted_at")
  private @Nullable Instant taintedAt;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  @Column(name = "key_destroyed")
  private boolean keyDestroyed;

  /** For the persistence provider. */
  protected Authority() {}

  private Authority(
      UUID id,
      AuthorityRole role,
      AuthorityKeyName keyName,
      X509Certificate certificate,
      X509Certificate root,
      Instant now) {
    this.id = id;
    this.role = role;
    this.state = AuthorityState.PREPARED;
    this.keyName = keyName.value();
    this.certificate = Pem.encode(certificate);
    this.rootCertificate = Pem.encode(root);
    this.preparedAt = now;
  }

  /** A root of our own. */
  public static Authority root(
      UUID id, AuthorityKeyName keyName, X509Certificate certificate, Instant now) {
    Authority root = new Authority(id, AuthorityRole.ROOT, keyName, certificate, certificate, now);
    root.activate(now);
    return root;
  }

  /** An issuing authority that signs nothing yet. */
  public static Authority prepared(
      UUID id,
      AuthorityKeyName keyName,
      X509Certificate certificate,
      X509Certificate root,
      Instant now) {
    return new Authority(id, AuthorityRole.ISSUING, keyName, certificate, root, now);
  }

  /**
   * It signs from now on.
   *
   * @throws WrongState when it is not PREPARED
   */
  public void activate(Instant now) {
    require(state == AuthorityState.PREPARED, "only a PREPARED one is activated");
    state = AuthorityState.ACTIVE;
    activatedAt = now;
  }

  /**
   * It signs no certificate any more, and its devices are to move.
   *
   * @param signing whether it is the one that signs now
   * @throws WrongState when it is not ACTIVE, or is the one that signs
   */
  public void taint(boolean signing, Instant now) {
    require(state == AuthorityState.ACTIVE, "only an ACTIVE one is tainted");
    require(!signing, "and is the one that signs; prepare and activate another first");
    state = AuthorityState.TAINTED;
    taintedAt = now;
  }

  /**
   * Nothing of it is taken any more.
   *
   * @throws WrongState when it is ACTIVE or RETIRED
   */
  public void retire(Instant now) {
    require(
        state == AuthorityState.TAINTED || state == AuthorityState.PREPARED,
        "only a TAINTED one, or a PREPARED one that is not needed, is retired");
    state = AuthorityState.RETIRED;
    retiredAt = now;
  }

  private void require(boolean allowed, String rule) {
    if (!allowed) {
      throw WrongState.transition("Authority '" + id + "' is " + state + "; " + rule);
    }
  }

  /** The key store has destroyed the key. */
  public void keyIsDestroyed() {
    keyDestroyed = true;
  }

  public boolean isKeyDestroyed() {
    return keyDestroyed;
  }

  /** Number of the next revocation list; each is given once. */
  public long nextCrlNumber() {
    crlNumber++;
    return crlNumber;
  }

  /** Whether certificates that it signed are taken. */
  public boolean isTrusted() {
    return state == AuthorityState.ACTIVE || state == AuthorityState.TAINTED;
  }

  public UUID id() {
    return id;
  }

  public AuthorityRole role() {
    return role;
  }

  public AuthorityState state() {
    return state;
  }

  public AuthorityKeyName keyName() {
    return new AuthorityKeyName(keyName);
  }

  public X509Certificate certificate() {
    return Pem.certificates(certificate).getFirst();
  }

  /** Of the root above it; its own for a root. */
  public X509Certificate rootCertificate() {
    return Pem.certificates(rootCertificate).getFirst();
  }

  public Instant preparedAt() {
    return preparedAt;
  }

  public Optional<Instant> activatedAt() {
    return Optional.ofNullable(activatedAt);
  }

  public Optional<Instant> taintedAt() {
    return Optional.ofNullable(taintedAt);
  }

  public Optional<Instant> retiredAt() {
    return Optional.ofNullable(retiredAt);
  }
}
