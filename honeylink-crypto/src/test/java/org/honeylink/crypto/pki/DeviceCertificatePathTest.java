package org.honeylink.crypto.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.pki.DeviceCertificatePath.Verdict;
import org.honeylink.crypto.pki.Issuer.Validity;
import org.junit.jupiter.api.Test;

class DeviceCertificatePathTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String DEVICE = "HL-EDGE-0001";
  private static final String URN = "urn:honeylink:device:" + DEVICE;

  private final TestAuthorities authorities = new TestAuthorities(InstantSource.fixed(now));
  private final CertificateAuthority issuing = authorities.issuing();

  @Test
  void aDeviceCertificateNamesItsDevice() {
    assertEquals(new Verdict.Device(DEVICE), check(TestAuthorities.device(issuing, DEVICE), now));
  }

  @Test
  void anotherAuthoritysCertificateIsForeignEvenUnderTheSameRoot() {
    assertEquals(
        new Verdict.Foreign(), check(TestAuthorities.device(authorities.issuing(), DEVICE), now));
  }

  @Test
  void aCertificateThatOnlyClaimsTheIssuersNameIsForeign() {
    AuthorityKeyName forger = new AuthorityKeyName("forger");
    authorities.store.createAuthorityKey(forger);
    CertificateAuthority forging =
        new CertificateAuthority(
            authorities.store,
            forger,
            issuing.certificate(),
            authorities.root.certificate(),
            PublicationPoints.NONE,
            InstantSource.fixed(now));
    assertEquals(new Verdict.Foreign(), check(TestAuthorities.device(forging, DEVICE), now));
  }

  @Test
  void timeIsKeptOnBothSides() {
    X509Certificate device = TestAuthorities.device(issuing, DEVICE);
    Instant begin = device.getNotBefore().toInstant();
    Instant end = device.getNotAfter().toInstant();
    assertEquals(new Verdict.NotBegun(), check(device, begin.minusSeconds(1)));
    assertEquals(new Verdict.Device(DEVICE), check(device, begin));
    assertEquals(new Verdict.Device(DEVICE), check(device, end));
    assertEquals(new Verdict.Expired(), check(device, end.plusSeconds(1)));
  }

  @Test
  void certificatesForOtherThingsAreNotForDevices() {
    assertEquals(
        new Verdict.NotForDevices(),
        check(
            issuing
                .issueServiceIdentity(ServicePurpose.OCSP_SIGNING, Duration.ofDays(1))
                .certificate(),
            now));
    assertEquals(
        new Verdict.NotForDevices(),
        check(
            issuing
                .issueServerCertificate(List.of("localhost"), Duration.ofDays(1))
                .chain()
                .getFirst(),
            now));
    assertEquals(
        new Verdict.NotForDevices(),
        DeviceCertificatePath.check(issuing.certificate(), authorities.root.certificate(), now));
  }

  @Test
  void onlyOneNameOfTheRightKindNamesADevice() {
    assertEquals(new Verdict.Device(DEVICE), check(withNames(uri(URN)), now));
    assertEquals(new Verdict.NotForDevices(), check(withNames(uri(URN), uri(URN + "2")), now));
    assertEquals(new Verdict.NotForDevices(), check(withNames(uri("urn:other:" + DEVICE)), now));
    assertEquals(
        new Verdict.NotForDevices(),
        check(withNames(new GeneralName(GeneralName.dNSName, DEVICE)), now));
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  private X509Certificate withNames(GeneralName... names) {
    AuthorityKeyName key = new AuthorityKeyName("issuing-0");
    return new Issuer(
            X500Name.getInstance(issuing.certificate().getSubjectX500Principal().getEncoded()),
            CertificateAuthority.info(issuing.certificate().getPublicKey()),
            () -> new StoredKeySigner(authorities.store, key),
            PublicationPoints.NONE)
        .endEntity(
            AuthorityName.common(DEVICE),
            CertificateAuthority.info(DeviceKeyAlgorithm.ED25519.generate().getPublic()),
            new Validity(now.minusSeconds(1), now.plusSeconds(60)),
            KeyPurposeId.id_kp_clientAuth,
            new GeneralNames(names));
  }

  private Verdict check(X509Certificate leaf, Instant now) {
    return DeviceCertificatePath.check(leaf, issuing.certificate(), now);
  }
}
