package org.honeylink.control.pairing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;

/**
 * A code that was handed out for one device; only a keyed digest of it is kept.
 *
 * <p>Its life: made with the registration ({@code OPEN}); used by the first right try within ten
 * minutes ({@code USED}), or made void by the fifth wrong one ({@code VOID}), or left to expire.
 * Tries come one after another: whoever tries holds the row.
 */
@Entity
@Table(name = "pairing_offer")
public class PairingOffer {

  /** How long a code lives. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Wrong tries that make a code void. */
  public static final int MAX_WRONG_TRIES = 5;

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Column(name = "code_digest", updatable = false)
  private byte[] codeDigest;

  @Column(name = "issued_at", updatable = false)
  private Instant issuedAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "wrong_tries")
  private int wrongTries;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private State state;

  /** For the persistence provider. */
  protected PairingOffer() {}

  /**
   * A fresh code.
   *
   * @param codeDigest keyed digest of the code; the array is not copied
   */
  public PairingOffer(UUID id, DeviceId deviceId, byte[] codeDigest, Instant now) {
    this.id = id;
    this.deviceId = deviceId;
    this.codeDigest = codeDigest;
    this.issuedAt = now;
    this.expiresAt = now.plus(LIFETIME);
    this.state = State.OPEN;
  }

  /**
   * One try; counts it.
   *
   * @param triedDigest keyed digest of what was typed
   */
  public Attempt attempt(byte[] triedDigest, Instant now) {
    return switch (state) {
      case USED -> new Attempt.Used();
      case VOID -> new Attempt.Voided();
      case OPEN ->
          now.isBefore(expiresAt()) ? compare(triedDigest) : new Attempt.Expired(expiresAt());
    };
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  /** First moment at which the code is no longer taken. */
  public Instant expiresAt() {
    return expiresAt;
  }

  public State state() {
    return state;
  }

  private Attempt compare(byte[] triedDigest) {
    if (MessageDigest.isEqual(codeDigest, triedDigest)) {
      state = State.USED;
      return new Attempt.Accepted();
    }
    wrongTries++;
    if (wrongTries >= MAX_WRONG_TRIES) {
      state = State.VOID;
    }
    return new Attempt.Wrong(MAX_WRONG_TRIES - wrongTries);
  }

  /** Where a code is in its life; expiry is told by the clock alone. */
  public enum State {
    OPEN,
    USED,
    VOID
  }
}
