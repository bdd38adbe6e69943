package org.honeylink.control.access.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.application.CertificateRefused.Rule;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.ProofTarget;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecogniseCallerTest {

  private static final Caller DEVICE = new Caller("D-1", "default", Set.of(Role.DEVICE));
  private static final Caller OTHER = new Caller("D-2", "default", Set.of(Role.DEVICE));
  private static final Caller PERSON = new Caller("admin", "default", Set.of(Role.ADMIN));
  private static final List<X509Certificate> CHAIN =
      List.of(ProvenCertificates.selfSigned("CN=any"));

  private final RecogniseCaller callers = new RecogniseCaller();
  private final Devices devices = new Devices();
  private final Certificates certificates = new Certificates();
  private Caller ofAccessToken = PERSON;

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  void wire() {
    callers.accessTokens = new Tokens();
    callers.deviceTokens = devices;
    callers.boundTokens = new BoundTokens();
    callers.certificates = certificates;
    callers.deviceTokenAsBearer = true;
  }

  @Test
  void certificateAloneIsEnough() {
    certificates.of = Optional.of(DEVICE);
    assertEquals(Optional.of(DEVICE), callers.caller(shown("", CHAIN)));
  }

  @Test
  void certificateThatDoesNotCountIsRefused() {
    CertificateRefused refused =
        assertThrows(CertificateRefused.class, () -> callers.caller(shown("", CHAIN)));
    assertEquals(Rule.ISSUED_HERE, refused.rule());
  }

  @Test
  void tokenAndCertificateOfOneDeviceAgree() {
    certificates.of = Optional.of(DEVICE);
    assertEquals(Optional.of(DEVICE), callers.caller(shown("Bearer token", CHAIN)));
  }

  @Test
  void tokenAndCertificateOfTwoDevicesAreRefused() {
    certificates.of = Optional.of(OTHER);
    CertificateRefused refused =
        assertThrows(CertificateRefused.class, () -> callers.caller(shown("Bearer token", CHAIN)));
    assertEquals(Rule.OF_THE_SAME_DEVICE, refused.rule());
  }

  @Test
  void devicesTokenDoesNotMakeUpForABadCertificate() {
    assertThrows(CertificateRefused.class, () -> callers.caller(shown("Bearer token", CHAIN)));
  }

  @Test
  void personMayHaveACertificateFromElsewhereButNotADevices() {
    assertEquals(Optional.of(PERSON), callers.caller(shown("Bearer a.b.c", CHAIN)));
    certificates.of = Optional.of(DEVICE);
    assertThrows(CertificateRefused.class, () -> callers.caller(shown("Bearer a.b.c", CHAIN)));
  }

  @Test
  void goodCertificateDoesNotMakeUpForAnUnknownToken() {
    certificates.of = Optional.of(DEVICE);
    devices.known = Optional.empty();
    assertEquals(Optional.empty(), callers.caller(shown("Bearer token", CHAIN)));
  }

  @Test
  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  void deviceTokenIsForExchangeOnlyWhenConfiguredSo() {
    callers.deviceTokenAsBearer = false;
    DpopRefused refused =
        assertThrows(DpopRefused.class, () -> callers.caller(shown("Bearer token", List.of())));
    assertEquals(Reason.INVALID_TOKEN, refused.reason());
  }

  @Test
  void accessTokenOfADeviceThatMayNotCallAnyMoreIsNone() {
    ofAccessToken = DEVICE;
    assertEquals(Optional.of(DEVICE), callers.caller(shown("Bearer a.b.c", List.of())));
    devices.known = Optional.empty();
    assertEquals(Optional.empty(), callers.caller(shown("Bearer a.b.c", List.of())));
  }

  @Test
  void unknownSchemesAreNobodys() {
    for (String header : List.of("Basic YTpi", "Bearer", "token")) {
      assertEquals(Optional.empty(), callers.caller(shown(header, List.of())), header);
    }
  }

  private static ShownCredentials shown(String authorization, List<X509Certificate> chain) {
    return new ShownCredentials(
        authorization, List.of(), Optional.of(ProofTarget.of("GET", "https://h/")), chain);
  }

  private static final class Devices extends DeviceTokens {
    private Optional<Caller> known = Optional.of(DEVICE);

    @Override
    Optional<Caller> of(String token) {
      return known;
    }

    @Override
    Optional<Caller> stillCalls(Caller caller) {
      return caller.has(Role.DEVICE) ? known : Optional.of(caller);
    }
  }

  private static final class Certificates extends CertifiedDevices {
    private Optional<Caller> of = Optional.empty();

    @Override
    Caller of(List<X509Certificate> chain) {
      return of.orElseThrow(() -> new CertificateRefused(Rule.ISSUED_HERE));
    }
  }

  private final class Tokens implements AccessTokens {

    @Override
    public String issue(Caller caller, TokenBinding binding) {
      throw new AssertionError("not called");
    }

    @Override
    public Optional<VerifiedToken> verify(String token) {
      return Optional.of(new VerifiedToken(ofAccessToken, new ToNobody()));
    }

    @Override
    public String keySet() {
      throw new AssertionError("not called");
    }
  }
}
