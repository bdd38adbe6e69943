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
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A code that was handed out for one device. A keyed digest of it is kept to compare tries with,
 * and while it is open the code itself, sealed, for whoever wants to scan it.
 *
 * <p>Its life: made with the registration or for an operator ({@code OPEN}); used by the first
 * right try within ten minutes ({@code USED}), or made void by the fifth wrong one, by a newer code
 * or by the end of the device ({@code VOID}), or left to expire. Tries come one after another:
 * whoever tries holds the device's row.
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

  @Column(name = "sealed_code")
  private byte @Nullable [] sealedCode;

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
   * @param sealedCode the code, which opens with the id of this row only; not copied
   */
  public PairingOffer(
      UUID id, DeviceId deviceId, byte[] codeDigest, byte[] sealedCode, Instant now) {
    this.id = id;
    this.deviceId = deviceId;
    this.codeDigest = codeDigest;
    this.sealedCode = sealedCode;
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

  /** A newer code takes its place, or its device ends; what is used or void stays as it is. */
  public void makeVoid() {
    if (state == State.OPEN) {
      end(State.VOID);
    }
  }

  /** The sealed code while it may be used. */
  public Optional<byte[]> sealedCode(Instant now) {
    byte[] kept = sealedCode;
    return state == State.OPEN && now.isBefore(expiresAt) && kept != null
        ? Optional.of(kept.clone())
        : Optional.empty();
  }

  private void end(State ended) {
    state = ended;
    sealedCode = null;
  }

  public UUID id() {
    return id;
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
      end(State.USED);
      return new Attempt.Accepted();
    }
    wrongTries++;
    if (wrongTries >= MAX_WRONG_TRIES) {
      end(State.VOID);
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
