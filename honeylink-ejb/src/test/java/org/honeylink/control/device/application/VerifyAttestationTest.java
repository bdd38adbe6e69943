package org.honeylink.control.device.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.device.domain.Attestation;
import org.honeylink.control.device.domain.AttestationNonce;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.Metadata;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.attestation.AllowedPcrs;
import org.honeylink.crypto.attestation.Manufacturers;
import org.honeylink.crypto.pki.Pem;
import org.junit.jupiter.api.Test;

/** What is decided before and around verifying; true evidence is the matter of the crypto tests. */
class VerifyAttestationTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Caller ADMIN = new Caller("ada", "default", Set.of(Role.ADMIN));
  private static final Attestation MADE_UP =
      new Attestation("remote-attestation-v1", "AAAA", "00".repeat(16));

  /** Made with {@code openssl req -x509}; its key was thrown away. */
  private static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBhTCCASugAwIBAgIUARw1WQhUC2220UxX8vsUFR5VYQowCgYIKoZIzj0EAwIw
      FzEVMBMGA1UEAwwMQWNtZSBEZXZpY2VzMCAXDTI2MTEyNjAxMTAxNVoYDzIxMjYx
      MTAyMDExMDE1WjAXMRUwEwYDVQQDDAxBY21lIERldmljZXMwWTATBgcqhkjOPQIB
      BggqhkjOPQMBBwNCAARIK4TQmY3jiF7Xz2skCBZz6s/N6yeIWVB/2PScoQC7IRzp
      si6+nlvT6QOpBCEQxdXjBQQyGEkxVSOXoBdTPoYDo1MwUTAdBgNVHQ4EFgQUz1BU
      yP7853W7ntUwSdFJiW88T5cwHwYDVR0jBBgwFoAUz1BUyP7853W7ntUwSdFJiW88
      T5cwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBRYhtiO6cXn9Qe
      8lBfTHr+P9qPsIUSJjOAbZZfDWmn/gIhAM9uprsbU13uQyKztbaF/l+3papXKMYW
      zBtfOymih5h0
      -----END CERTIFICATE-----
      """;

  @Test
  void aDeviceIsRegisteredWithoutUnlessAttestationIsRequired() {
    assertTrue(
        verifier(false, Manufacturers.none()).verify(ADMIN, said(Optional.empty())).isEmpty());
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> verifier(true, Manufacturers.none()).verify(ADMIN, said(Optional.empty())));
    assertEquals(List.of("attestation"), paths(refused));
  }

  @Test
  void evidenceIsRefusedWhenThereIsNobodyToVerifyItBy() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> verifier(false, Manufacturers.none()).verify(ADMIN, said(Optional.of(MADE_UP))));
    assertEquals(List.of("attestation"), paths(refused));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("honeylink.attestation.manufacturers"));
  }

  @Test
  void nonceAndEvidenceAreFaultedAtOnce() {
    Manufacturers some = Manufacturers.of(Pem.certificates(AUTHORITY));
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> verifier(false, some).verify(ADMIN, said(Optional.of(MADE_UP))));
    assertEquals(List.of("attestation.nonce", "attestation.evidence"), paths(refused));
    assertTrue(String.valueOf(refused.getMessage()).contains("'encoding'"));
  }

  private static List<String> paths(ValidationFailed refused) {
    return refused.violations().stream().map(Violation::path).toList();
  }

  private static Registration said(Optional<Attestation> attestation) {
    try (X25519KeyPair keys = X25519KeyPair.generate()) {
      return new Registration(
          new DeviceId("HL-EDGE-0001"),
          keys.publicKey(),
          SemanticVersion.parse("1.2.0"),
          Capabilities.parse(List.of("telemetry")),
          attestation,
          new Metadata(Map.of()));
    }
  }

  private static VerifyAttestation verifier(boolean required, Manufacturers manufacturers) {
    return new VerifyAttestation(
        new FixedTrust(required, manufacturers), new NoNonces(), () -> NOW);
  }

  private record FixedTrust(boolean required, Manufacturers manufacturers)
      implements AttestationTrust {
    @Override
    public AllowedPcrs allowedPcrs() {
      return AllowedPcrs.none();
    }
  }

  private static final class NoNonces implements AttestationNonceRepository {
    @Override
    public void add(AttestationNonce nonce) {
      throw new AssertionError("nothing is to be added");
    }

    @Override
    public boolean use(byte[] nonceSha256, String tenantId, DeviceId deviceId, Instant now) {
      return false;
    }

    @Override
    public void removeEnded(Instant now) {
      throw new AssertionError("nothing is to be removed");
    }
  }
}
