package org.honeylink.control.device.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.honeylink.control.device.domain.Attestation;
import org.honeylink.control.device.domain.AttestationNonce;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.device.domain.VerifiedAttestation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.crypto.attestation.AttestationContent;
import org.honeylink.crypto.attestation.AttestationOutcome;
import org.honeylink.crypto.attestation.AttestationOutcome.Refused;
import org.honeylink.crypto.attestation.AttestationOutcome.Verified;
import org.honeylink.crypto.attestation.AttestationVerifier;
import org.honeylink.crypto.attestation.Manufacturers;

/**
 * Finds out whether the evidence of a registration is true. Evidence that cannot be verified is
 * refused, also when nothing is configured to verify it by: nobody shall take a device for attested
 * because something was sent along.
 */
@Dependent
public class VerifyAttestation {

  private final AttestationTrust trust;
  private final AttestationNonceRepository nonces;
  private final InstantSource clock;

  @Inject
  public VerifyAttestation(
      AttestationTrust trust, AttestationNonceRepository nonces, InstantSource clock) {
    this.trust = trust;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * Verifies the evidence, when there is any, and uses up its nonce.
   *
   * @throws ValidationFailed when it does not verify, naming the rule, or is needed and missing
   */
  public Optional<VerifiedAttestation> verify(Caller caller, Registration said) {
    if (said.attestation().isEmpty() && trust.required()) {
      throw new ValidationFailed(
          "attestation", "is missing; this server registers attested devices only");
    }
    return said.attestation().map(attestation -> verify(caller, said, attestation));
  }

  /** True when no device is registered without. */
  boolean isRequired() {
    return trust.required();
  }

  private VerifiedAttestation verify(Caller caller, Registration said, Attestation attestation) {
    Manufacturers manufacturers = trust.manufacturers();
    if (manufacturers.isEmpty()) {
      throw new ValidationFailed(
          "attestation",
          "cannot be verified: no manufacturer is configured"
              + " (honeylink.attestation.manufacturers); configure one, or register without");
    }
    Faults faults = new Faults();
    Instant now = clock.instant();
    byte[] nonce = attestation.nonceBytes();
    if (!nonces.use(AttestationNonce.sha256(nonce), caller.tenantId(), said.deviceId(), now)) {
      faults.add(
          "attestation.nonce",
          "is none that this server issued for the device, or has ended or been used; get one from"
              + " POST /attestation/nonces");
    }
    AttestationOutcome outcome =
        new AttestationVerifier(manufacturers, trust.allowedPcrs())
            .verify(attestation.kind(), attestation.evidenceBytes(), content(said, nonce), now);
    return switch (outcome) {
      case Refused refused -> {
        faults.add(
            "attestation.evidence",
            "breaks the rule '%s': it %s".formatted(refused.rule().text(), refused.detail()));
        faults.refuseIfAny();
        throw new IllegalStateException("a fault was added and not refused");
      }
      case Verified verified -> {
        faults.refuseIfAny();
        yield recorded(attestation, verified, now);
      }
    };
  }

  private static AttestationContent content(Registration said, byte[] nonce) {
    return AttestationContent.of(
        said.deviceId().value(), said.publicKey(), said.firmwareVersion().toString(), nonce);
  }

  private static VerifiedAttestation recorded(
      Attestation attestation, Verified verified, Instant now) {
    return new VerifiedAttestation(
        attestation.format(),
        verified.manufacturer().getSubjectX500Principal().getName(),
        sha256(verified.manufacturer()),
        verified.signer().getSubjectX500Principal().getName(),
        now);
  }

  private static String sha256(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was verified has no encoding", e);
    }
  }
}
