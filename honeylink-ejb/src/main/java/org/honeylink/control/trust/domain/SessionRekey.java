package org.honeylink.control.trust.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.honeylink.crypto.agreement.X25519PublicKey;

/**
 * The secret that a living session changes to, sealed under the service key. Written before the
 * device hears of it; when the device has proven it, it takes the place of the {@link
 * SessionSecret} and this row goes.
 */
@Entity
@Table(name = "session_rekey")
public class SessionRekey {

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Column(name = "session_id", updatable = false)
  private UUID sessionId;

  @Column(name = "number", updatable = false)
  private int number;

  @Column(name = "generation", updatable = false)
  private int generation;

  @Column(name = "sealed", updatable = false)
  private byte[] sealed;

  @Column(name = "server_key", updatable = false)
  private byte[] serverKey;

  @Column(name = "started_at", updatable = false)
  private Instant startedAt;

  /** For the persistence provider. */
  protected SessionRekey() {}

  /**
   * A sealed secret to change to.
   *
   * @param number which re-keying of the session it is, from 1
   * @param generation of the device master that salts it
   * @param sealed for the row of that number, see {@link SessionSecret#rowId}; not copied
   * @param serverKey the server's half of the agreement, for the device
   */
  public SessionRekey(
      UUID id,
      UUID sessionId,
      int number,
      int generation,
      byte[] sealed,
      X25519PublicKey serverKey,
      Instant now) {
    this.id = id;
    this.sessionId = sessionId;
    this.number = number;
    this.generation = generation;
    this.sealed = sealed;
    this.serverKey = serverKey.bytes();
    this.startedAt = now;
  }

  public UUID sessionId() {
    return sessionId;
  }

  /** Which re-keying of the session it is, from 1. */
  public int number() {
    return number;
  }

  /** Of the device master that salts it. */
  public int generation() {
    return generation;
  }

  /** Opens with the service key and the row's id only; a copy. */
  public byte[] sealed() {
    return sealed.clone();
  }

  public X25519PublicKey serverKey() {
    return X25519PublicKey.of(serverKey);
  }

  public Instant startedAt() {
    return startedAt;
  }
}
