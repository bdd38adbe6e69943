package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.application.CertificateRefused;
import org.honeylink.control.access.application.CertificateRefused.Rule;
import org.honeylink.control.access.application.DeviceTokenVerifier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.FiredEvents;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.CertificateState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.crypto.pki.RevocationReason;
import org.honeylink.crypto.pki.ServicePurpose;
import org.junit.jupiter.api.Test;

/** Who is let in by a certificate, and who is not. */
class VerifyDeviceCertificateTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final DeviceId ID = new DeviceId(DEVICE);

  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final FakeAuthorityRepository authorities = new FakeAuthorityRepository();
  private final FakeDeviceCertificateRepository certificates =
      new FakeDeviceCertificateRepository();
  private final List<String> told = new ArrayList<>();
  private final Authorities signing = signing();
  private final VerifyDeviceCertificate verify = verify();
  private final Authority authority = authority();
  private final Caller device = new Caller(DEVICE, "default", Set.of(Role.DEVICE));

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private Authorities signing() {
    Authorities made = new Authorities();
    made.keys = new FakeKeyStores(1);
    made.repository = authorities;
    made.address = new PublicAddress();
    made.address.url = Optional.empty();
    made.clock = clock;
    return made;
  }

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private VerifyDeviceCertificate verify() {
    VerifyDeviceCertificate made = new VerifyDeviceCertificate();
    made.authorities = authorities;
    made.certificates = certificates;
    made.devices = new OneDevice(new Caller(DEVICE, "default", Set.of(Role.DEVICE)));
    made.clock = clock;
    made.events = new FiredEvents(event -> told.add(event.action()));
    return made;
  }

  private Authority authority() {
    signing.found();
    return signing.signing();
  }

  private X509Certificate issue(CertificateAuthority by) {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    return by.issueDeviceCertificate(
        CertificateRequest.parse(CertificateRequestBuilder.forDevice(DEVICE).build(keys)),
        DEVICE,
        CertificateAuthority.DEVICE_VALIDITY);
  }

  private X509Certificate issued() {
    X509Certificate signed = issue(signing.signer(authority));
    certificates.add(new DeviceCertificate(signed, ID, authority.id(), now));
    now = now.plusSeconds(1);
    return signed;
  }

  private DeviceCertificate kept(X509Certificate certificate) {
    return certificates.find(DeviceCertificate.serial(certificate)).orElseThrow();
  }

  private Optional<Caller> verify(X509Certificate... chain) {
    return verify.verify(List.of(chain));
  }

  private Rule refusal(X509Certificate leaf) {
    return assertThrows(CertificateRefused.class, () -> verify(leaf)).rule();
  }

  @Test
  void aDeviceIsKnownByItsCertificateFromTheFirstUseOn() {
    X509Certificate certificate = issued();
    assertEquals(Optional.of(device), verify(certificate));
    assertEquals(CertificateState.IN_USE, kept(certificate).state());
    assertEquals(Optional.of(device), verify(certificate));
    assertEquals(List.of("certificate.first-used"), told);
  }

  @Test
  void theFirstUseOfANewCertificateEndsTheOlderOnes() {
    X509Certificate old = issued();
    verify(old);
    X509Certificate fresh = issued();
    assertEquals(Optional.of(device), verify(old));
    assertEquals(Optional.of(device), verify(fresh));
    assertEquals(CertificateState.SUPERSEDED, kept(old).state());
    assertEquals(Rule.NOT_REVOKED, refusal(old));
    assertEquals(
        List.of("certificate.first-used", "certificate.first-used", "certificate.superseded"),
        told);
  }

  @Test
  void aRevokedCertificateIsRefused() {
    X509Certificate certificate = issued();
    kept(certificate).revoke(RevocationReason.KEY_COMPROMISE, now);
    assertEquals(Rule.NOT_REVOKED, refusal(certificate));
  }

  @Test
  void timeIsKept() {
    X509Certificate certificate = issued();
    now = now.plus(Duration.ofDays(366));
    assertEquals(Rule.NOT_EXPIRED, refusal(certificate));
    now = now.minus(Duration.ofDays(367));
    assertEquals(Rule.BEGUN, refusal(certificate));
  }

  @Test
  void aForeignAuthoritysCertificateIsNotOurs() {
    X509Certificate foreign = issue(CertificateAuthority.inMemory(clock));
    assertEquals(Optional.empty(), verify(foreign));
  }

  @Test
  void realCertificatesBehindAForeignOneChangeNothing() {
    X509Certificate foreign = issue(CertificateAuthority.inMemory(clock));
    assertEquals(
        Optional.empty(),
        verify(foreign, issued(), authority.certificate(), authority.rootCertificate()));
  }

  @Test
  void whatTheAuthoritySignedWithoutWritingItDownIsNotTaken() {
    assertEquals(Optional.empty(), verify(issue(signing.signer(authority))));
  }

  @Test
  void aServicesCertificateIsNoDevices() {
    assertEquals(
        Rule.FOR_DEVICES,
        refusal(
            signing
                .signer(authority)
                .issueServiceIdentity(ServicePurpose.TIME_STAMPING, Duration.ofDays(1))
                .certificate()));
  }

  @Test
  void aTaintedAuthorityIsStillTrustedAndARetiredOneIsNot() {
    X509Certificate certificate = issued();
    authority.taint(false, now);
    assertEquals(Optional.of(device), verify(certificate));
    authority.retire(now);
    assertEquals(Optional.empty(), verify(certificate));
  }

  /** Which devices may call is decided elsewhere; here one may. */
  private record OneDevice(Caller caller) implements DeviceTokenVerifier {

    @Override
    public Optional<Caller> verify(byte[] sha256OfToken) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Caller> mayCall(String deviceId) {
      return Optional.of(caller).filter(known -> known.subject().equals(deviceId));
    }
  }
}
