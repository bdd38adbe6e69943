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
 * replaced when the device has proven the next one, removed when the session closes.
 */
@Entity
@Table(name = "session_secret")
public class SessionSecret {

  @Id
  @Column(name = "session_id", updatable = false)
  private UUID sessionId;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Column(name = "generation")
  private int generation;

  @Column(name = "rekey_number")
  private int rekeyNumber;

  @Column(name = "sealed")
  private byte[] sealed;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  /** For the persistence provider. */
  protected SessionSecret() {}

  /**
   * A sealed secret.
   *
   * @param generation of the device master that it was agreed with
   * @param sealed for the row of number 0, see {@link #rowId}; not copied
   */
  public SessionSecret(
      UUID sessionId, DeviceId deviceId, int generation, byte[] sealed, Instant now) {
    this.sessionId = sessionId;
    this.deviceId = deviceId;
    this.generation = generation;
    this.sealed = sealed;
    this.createdAt = now;
  }

  /**
   * What a secret is sealed for: the session, and which of its secrets it is.
   *
   * @param number 0 for the one that was agreed, then counting re-keyings
   */
  public static String rowId(UUID sessionId, int number) {
    return number == 0 ? sessionId.toString() : sessionId + "/" + number;
  }

  /**
   * The device has proven the next secret: it is the one in use from now on.
   *
   * @throws IllegalArgumentException when it is not the one that follows this one
   */
  public void follow(SessionRekey next) {
    if (!next.sessionId().equals(sessionId) || next.number() != rekeyNumber + 1) {
      throw new IllegalArgumentException(
          "Secret " + next.number() + " of " + next.sessionId() + " does not follow " + rowId());
    }
    generation = next.generation();
    rekeyNumber = next.number();
    sealed = next.sealed();
  }

  /** What it is sealed for. */
  public String rowId() {
    return rowId(sessionId, rekeyNumber);
  }

  /** How often the session was re-keyed. */
  public int rekeyNumber() {
    return rekeyNumber;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  /** Of the device master that salted it. */
  public int generation() {
    return generation;
  }

  /** Opens with the service key and the row's id only; a copy. */
  public byte[] sealed() {
    return sealed.clone();
  }

  public Instant createdAt() {
    return createdAt;
  }
}
