package org.honeylink.web.device;

import java.time.Instant;
import org.honeylink.control.pairing.application.Enrolment;
import org.jspecify.annotations.Nullable;

/** Answer to {@code POST /devices}: the only one that shows token and code. */
public final class RegisteredAnswer {

  private final Enrolment enrolment;

  RegisteredAnswer(Enrolment enrolment) {
    this.enrolment = enrolment;
  }

  public String getDeviceId() {
    return enrolment.device().deviceId().value();
  }

  /** Bearer token of the device. */
  public String getDeviceToken() {
    return enrolment.token().reveal();
  }

  /** Single use. */
  public String getPairingCode() {
    return enrolment.code().reveal();
  }

  public Instant getRegisteredAt() {
    return enrolment.device().registeredAt();
  }

  /** Absent when it was registered without. */
  public @Nullable AttestationAnswer getAttestation() {
    return enrolment.device().attestation().map(AttestationAnswer::of).orElse(null);
  }

  /** End of the pairing code. */
  public Instant getExpiresAt() {
    return enrolment.codeExpiresAt();
  }
}
