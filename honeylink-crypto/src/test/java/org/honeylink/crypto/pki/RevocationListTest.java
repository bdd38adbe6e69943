package org.honeylink.crypto.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationListTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path directory;

  private final TestAuthorities authorities = new TestAuthorities(InstantSource.fixed(now));
  private final CertificateAuthority issuing = authorities.issuing();
  private final X509Certificate device = TestAuthorities.device(issuing, "HL-EDGE-0001");

  @Test
  void opensslRefusesWhatIsOnTheListAndTakesTheRest() throws Exception {
    OpenSsl openssl = new OpenSsl(directory);
    openssl.write("root.pem", Pem.encode(authorities.root.certificate()));
    openssl.write("issuing.pem", Pem.encode(issuing.certificate()));
    openssl.write("revoked.pem", Pem.encode(device));
    openssl.write("good.pem", Pem.encode(TestAuthorities.device(issuing, "HL-EDGE-0002")));
    openssl.write("issuing.crl", pem(issuing.signRevocationList(list(revoked(device)))));
    openssl.write("root.crl", pem(rootList()));
    assertTrue(verify(openssl, "good.pem", true).contains("OK"));
    assertTrue(verify(openssl, "revoked.pem", false).contains("certificate revoked"));
    openssl.write("root.crl", pem(rootList(revoked(issuing.certificate()))));
    assertTrue(verify(openssl, "good.pem", false).contains("certificate revoked"));
  }

  private static String verify(OpenSsl openssl, String leaf, boolean good) throws Exception {
    String[] command = {
      "verify",
      "-x509_strict",
      "-crl_check_all",
      "-CAfile",
      "root.pem",
      "-untrusted",
      "issuing.pem",
      "-CRLfile",
      "root.crl",
      "-CRLfile",
      "issuing.crl",
      leaf
    };
    return good ? openssl.run(command) : openssl.runRefused(command);
  }

  private byte[] rootList(RevokedCertificate... revoked) {
    return authorities.root.signRevocationList(list(revoked)).orElseThrow();
  }

  private static String pem(byte[] list) {
    return Pem.encode("X509 CRL", list);
  }

  @Test
  void aListHasNumberTimesAndTheKeyOfItsIssuer() throws Exception {
    X509CRL crl = parse(issuing.signRevocationList(list(revoked(device))));
    crl.verify(issuing.certificate().getPublicKey());
    assertEquals(issuing.certificate().getSubjectX500Principal(), crl.getIssuerX500Principal());
    assertEquals(now, crl.getThisUpdate().toInstant());
    assertEquals(now.plus(Duration.ofDays(1)), crl.getNextUpdate().toInstant());
    assertEquals(
        new ASN1Integer(7),
        JcaX509ExtensionUtils.parseExtensionValue(
            crl.getExtensionValue(Extension.cRLNumber.getId())));
    assertNotNull(crl.getExtensionValue(Extension.authorityKeyIdentifier.getId()));
  }

  @ParameterizedTest
  @EnumSource
  void eachReasonIsWrittenAsTheStandardHasIt(RevocationReason reason) throws Exception {
    X509CRL crl =
        parse(
            issuing.signRevocationList(
                list(new RevokedCertificate(device.getSerialNumber(), now, reason))));
    X509CRLEntry entry = crl.getRevokedCertificate(device.getSerialNumber());
    assertEquals(now, entry.getRevocationDate().toInstant());
    if (reason == RevocationReason.UNSPECIFIED) {
      assertNull(entry.getRevocationReason());
    } else {
      assertEquals(
          reason.text().toUpperCase(Locale.ROOT),
          entry.getRevocationReason().name().replace("_", ""));
    }
    assertEquals(reason, RevocationReason.of(reason.text()).orElseThrow());
  }

  @Test
  void aReasonThatNobodyCanMeanIsNone() {
    assertTrue(RevocationReason.of("certificateHold").isEmpty());
    assertTrue(RevocationReason.of("KEY_COMPROMISE").isEmpty());
  }

  @Test
  void aListThatNeverComesAgainIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RevocationList(BigInteger.ONE, now, now, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RevocationList(BigInteger.ONE.negate(), now, now.plusSeconds(1), List.of()));
  }

  private RevokedCertificate revoked(X509Certificate certificate) {
    return new RevokedCertificate(
        certificate.getSerialNumber(), now, RevocationReason.KEY_COMPROMISE);
  }

  private RevocationList list(RevokedCertificate... revoked) {
    return new RevocationList(
        BigInteger.valueOf(7), now, now.plus(Duration.ofDays(1)), List.of(revoked));
  }

  private static X509CRL parse(byte[] der) throws Exception {
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
  }
}
