package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.FiredEvents;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.CertificateState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the end of an authority cuts off, and who hears of it. */
class AuthorityMovesTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final Caller ADMIN = new Caller("ada", "other", Set.of(Role.ADMIN));

  private final Instant now = Instant.now();
  private final InstantSource clock = InstantSource.fixed(now);
  private final FakeAuthorityRepository repository = new FakeAuthorityRepository();
  private final FakeDeviceCertificateRepository certificates =
      new FakeDeviceCertificateRepository();
  private final FakeDeviceRepository devices = new FakeDeviceRepository();
  private final List<ControlEvent> told = new ArrayList<>();
  private final Authorities authorities = authorities();
  private final AuthorityMoves moves = moves();

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private Authorities authorities() {
    Authorities made = new Authorities();
    made.keys = new FakeKeyStores(1);
    made.repository = repository;
    made.address = new PublicAddress();
    made.address.url = Optional.empty();
    made.clock = clock;
    return made;
  }

  @SuppressWarnings("UnnecessaryAssignment")
  private AuthorityMoves moves() {
    AuthorityMoves made = new AuthorityMoves();
    made.authorities = authorities;
    made.repository = repository;
    made.certificates = certificates;
    made.devices = devices;
    made.clock = clock;
    made.events = new FiredEvents(told::add);
    return made;
  }

  private Authority tainted;

  @BeforeEach
  void aDeviceHasACertificateOfATaintedAuthority() {
    try (X25519KeyPair keys = X25519KeyPair.generate()) {
      devices.add(TestDevices.registered(keys.publicKey()));
    }
    authorities.found();
    tainted = authorities.signing();
    certificates.add(
        new DeviceCertificate(
            authorities
                .signer(tainted)
                .issueDeviceCertificate(
                    CertificateRequest.parse(
                        CertificateRequestBuilder.forDevice(DEVICE)
                            .build(DeviceKeyAlgorithm.ED25519.generate())),
                    DEVICE,
                    CertificateAuthority.DEVICE_VALIDITY),
            new DeviceId(DEVICE),
            tainted.id(),
            now));
    moves.activate(ADMIN, moves.prepare(ADMIN).authority().id());
    moves.taint(ADMIN, tainted.id());
    told.clear();
  }

  @Test
  void whoIsCutOffByForceIsToldInItsTenant() {
    moves.retire(ADMIN, tainted.id(), true);
    assertEquals(CertificateState.REVOKED, certificates.certificates.getFirst().state());
    assertEquals(
        List.of("certificate.revoked", "authority.retired"),
        told.stream().map(ControlEvent::action).toList());
    assertEquals(DEVICE, told.getFirst().target());
    assertEquals("default", told.getFirst().actor().tenantId());
  }

  @Test
  void nobodyIsCutOffWithoutForce() {
    assertThrows(Conflict.class, () -> moves.retire(ADMIN, tainted.id(), false));
    assertEquals(CertificateState.ISSUED, certificates.certificates.getFirst().state());
    assertEquals(List.of(), told);
  }
}
