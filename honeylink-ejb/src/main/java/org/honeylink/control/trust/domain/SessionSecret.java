package org.honeylink.control.trust.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;

/**
 * The secret of one session, sealed under the service key. Written when the session is agreed,
 * removed when it closes.
 */
@Entity
@Table(name = "session_secret")
public class SessionSecret {

  @Id
  @Column(name = "session_id", updatable = false)
  private UUID sessionId;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Column(name = "generation", updatable = false)
  private int generation;

  @Column(name = "sealed", updatable = false)
  private byte[] sealed;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  /** For the persistence provider. */
  protected SessionSecret() {}

  /**
   * A sealed secret.
   *
   * @param generation of the device master that it was agreed with
   * @param sealed with the session id as associated data; not copied
   */
  public SessionSecret(
      UUID sessionId, DeviceId deviceId, int generation, byte[] sealed, Instant now) {
    this.sessionId = sessionId;
    this.deviceId = deviceId;
    this.generation = generation;
    this.sealed = sealed;
    this.createdAt = now;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  /** Of the device master that it was agreed with. */
  public int generation() {
    return generation;
  }

  /** Opens with the service key and the session id only; a copy. */
  public byte[] sealed() {
    return sealed.clone();
  }

  public Instant createdAt() {
    return createdAt;
  }
}
