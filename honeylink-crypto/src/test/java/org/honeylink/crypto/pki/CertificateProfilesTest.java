package org.honeylink.crypto.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each extension of each kind of certificate, by itself and as OpenSSL reads it. */
class CertificateProfilesTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String DEVICE = "HL-EDGE-0001";

  @TempDir Path directory;

  private final TestAuthorities authorities = new TestAuthorities(InstantSource.fixed(now));
  private final CertificateAuthority issuing = authorities.issuing();
  private OpenSsl openssl;

  @BeforeEach
  void prepare() throws Exception {
    openssl = new OpenSsl(directory);
    openssl.write("root.pem", Pem.encode(authorities.root.certificate()));
    openssl.write("issuing.pem", Pem.encode(issuing.certificate()));
  }

  @Test
  void aRootSignsItselfAndLetsOneLevelBelowIt() throws Exception {
    X509Certificate root = authorities.root.certificate();
    root.verify(root.getPublicKey());
    assertEquals(1, root.getBasicConstraints());
    assertEquals(root.getSubjectX500Principal(), root.getIssuerX500Principal());
    assertEquals(Duration.ofDays(20 * 365).plusMinutes(5), period(root));
    assertCertificateAndListSigningOnly(root);
    assertNull(root.getExtensionValue(Extension.cRLDistributionPoints.getId()));
  }

  @Test
  void anIssuingAuthorityMayNotMakeAnotherAndSaysWhereItsRootsListIs() throws Exception {
    X509Certificate certificate = issuing.certificate();
    certificate.verify(authorities.root.certificate().getPublicKey());
    assertEquals(0, certificate.getBasicConstraints());
    assertEquals(Duration.ofDays(10 * 365).plusMinutes(5), period(certificate));
    assertCertificateAndListSigningOnly(certificate);
    assertPublicationPoints("issuing.pem");
    openssl.run("verify", "-x509_strict", "-CAfile", "root.pem", "issuing.pem");
  }

  private static void assertCertificateAndListSigningOnly(X509Certificate authority) {
    boolean[] usage = authority.getKeyUsage();
    for (int bit = 0; bit < usage.length; bit++) {
      assertEquals(bit == 5 || bit == 6, usage[bit], "key usage " + bit);
    }
    assertEquals(Set.of("2.5.29.19", "2.5.29.15"), authority.getCriticalExtensionOIDs());
  }

  @Test
  void aDeviceCertificateSaysWhereToAsk() throws Exception {
    openssl.write("leaf.pem", Pem.encode(TestAuthorities.device(issuing, DEVICE)));
    assertPublicationPoints("leaf.pem");
  }

  private void assertPublicationPoints(String file) throws Exception {
    String text = openssl.run("x509", "-in", file, "-noout", "-text");
    assertTrue(text.contains("URI:http://pki.example/crl"), text);
    assertTrue(text.contains("OCSP - URI:http://pki.example/ocsp"), text);
    assertTrue(text.contains("CA Issuers - URI:http://pki.example/ca"), text);
  }

  @Test
  void withoutAPublicAddressNoPlaceIsNamed() {
    X509Certificate device =
        TestAuthorities.device(CertificateAuthority.inMemory(InstantSource.fixed(now)), DEVICE);
    assertNull(device.getExtensionValue(Extension.cRLDistributionPoints.getId()));
    assertNull(device.getExtensionValue(Extension.authorityInfoAccess.getId()));
  }

  @Test
  void aResponderIsNotToBeCheckedItself() throws Exception {
    ServiceIdentity responder =
        issuing.issueServiceIdentity(ServicePurpose.OCSP_SIGNING, Duration.ofDays(3));
    X509Certificate certificate = responder.certificate();
    assertEquals(
        List.of(KeyPurposeId.id_kp_OCSPSigning.getId()), certificate.getExtendedKeyUsage());
    // The JDK's own reading drops the NULL, which is there.
    assertEquals(
        DERNull.INSTANCE,
        new JcaX509CertificateHolder(certificate)
            .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)
            .getParsedValue());
    assertNull(certificate.getExtensionValue(Extension.cRLDistributionPoints.getId()));
    assertEquals(now.plus(Duration.ofDays(3)), responder.expiresAt());
    assertService(responder);
  }

  @Test
  void aTimeStampsCertificateIsCriticallyForThatOnly() throws Exception {
    ServiceIdentity stamping =
        issuing.issueServiceIdentity(ServicePurpose.TIME_STAMPING, Duration.ofDays(3));
    X509Certificate certificate = stamping.certificate();
    assertEquals(
        List.of(KeyPurposeId.id_kp_timeStamping.getId()), certificate.getExtendedKeyUsage());
    assertTrue(certificate.getCriticalExtensionOIDs().contains(Extension.extendedKeyUsage.getId()));
    assertService(stamping);
    openssl.write("leaf.pem", Pem.encode(certificate));
    openssl.run(
        "verify",
        "-x509_strict",
        "-purpose",
        "timestampsign",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "issuing.pem",
        "leaf.pem");
  }

  private void assertService(ServiceIdentity service) throws Exception {
    X509Certificate certificate = service.certificate();
    certificate.verify(issuing.certificate().getPublicKey());
    assertEquals(-1, certificate.getBasicConstraints());
    assertTrue(certificate.getKeyUsage()[0]);
    assertEquals(
        List.of(certificate, issuing.certificate(), authorities.root.certificate()),
        service.chain());
    assertTrue(service.toString().contains("HoneyLink") && !service.toString().contains("Private"));
  }

  @Test
  void authoritiesAreToldApartByTheirNames() {
    assertNotEquals(
        issuing.certificate().getSubjectX500Principal(),
        authorities.issuing().certificate().getSubjectX500Principal());
  }

  @Test
  void anIssuingAuthorityDoesNotOutliveItsRoot() {
    AuthorityKeyName key = new AuthorityKeyName("long");
    X509Certificate certificate =
        authorities.root.signIssuingAuthority(
            CertificateAuthority.request(authorities.store, key), Duration.ofDays(99_999));
    assertEquals(authorities.root.certificate().getNotAfter(), certificate.getNotAfter());
  }

  @Test
  void aRequestOfAnAuthorityThatItsKeyDidNotSignIsRefused() {
    byte[] request = CertificateAuthority.request(authorities.store, new AuthorityKeyName("x"));
    request[request.length - 1] ^= 1;
    assertThrows(
        IllegalArgumentException.class,
        () -> authorities.root.signIssuingAuthority(request, Duration.ofDays(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> authorities.root.signIssuingAuthority(new byte[] {1}, Duration.ofDays(1)));
  }

  private static Duration period(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }
}
