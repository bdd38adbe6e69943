package org.honeylink.crypto.attestation;

import static org.honeylink.crypto.attestation.AttestationRule.ALGORITHM;
import static org.honeylink.crypto.attestation.AttestationRule.CHAIN;
import static org.honeylink.crypto.attestation.AttestationRule.CONTENT;
import static org.honeylink.crypto.attestation.AttestationRule.ENCODING;
import static org.honeylink.crypto.attestation.AttestationRule.PURPOSE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNATURE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNER;
import static org.honeylink.crypto.attestation.AttestationRule.SIZE;
import static org.honeylink.crypto.attestation.Outcomes.assertRefused;
import static org.honeylink.crypto.attestation.Outcomes.assertVerified;
import static org.honeylink.crypto.attestation.TestManufacturer.NOW;
import static org.honeylink.crypto.attestation.TestManufacturer.curve;
import static org.honeylink.crypto.attestation.TestManufacturer.rsa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.attestation.TestManufacturer.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence made with Bouncy Castle; OpenSSL makes it in {@code OpensslEvidenceTest}. */
class CmsEvidenceTest {

  private static final TestManufacturer ACME = TestManufacturer.create("Acme Devices");
  private static final KeyPair KEYS = curve("secp256r1");
  private static final X509Certificate LINE = ACME.issue("Line 1", Shape.signer(KEYS));
  private static final AttestationContent CONTENT_OF_DEVICE = content("HL-EDGE-0001", "1.2.0");

  private static AttestationContent content(String deviceId, String firmware) {
    try (X25519KeyPair keys = X25519KeyPair.generate()) {
      return AttestationContent.of(deviceId, keys.publicKey(), firmware, new byte[16]);
    }
  }

  @Test
  void evidenceOfAManufacturerIsVerified() {
    var verified = assertVerified(verify(evidence().der()));
    assertEquals(LINE, verified.signer());
    assertEquals(ACME.certificate(), verified.manufacturer());
  }

  static Stream<TestCms> strongSigners() {
    KeyPair rsa = rsa(2048);
    KeyPair edwards = TestManufacturer.ed25519();
    return Stream.of(
        signer(curve("secp384r1"), "SHA384withECDSA"),
        signer(curve("secp521r1"), "SHA512withECDSA"),
        signer(rsa, "SHA256withRSA"),
        signer(edwards, "Ed25519"),
        evidence().withoutAttributes());
  }

  @ParameterizedTest
  @MethodSource("strongSigners")
  void everyStrongAlgorithmIsTaken(TestCms cms) {
    assertVerified(verify(cms.der()));
  }

  static Stream<TestCms> weakSigners() {
    return Stream.of(
        signer(KEYS, "SHA1withECDSA"),
        signer(rsa(2048), "SHA1withRSA"),
        signer(rsa(1024), "SHA256withRSA"),
        signer(KEYS, "SHA224withECDSA"));
  }

  @ParameterizedTest
  @MethodSource("weakSigners")
  void everyWeakAlgorithmIsRefused(TestCms cms) {
    assertRefused(ALGORITHM, "at least", verify(cms.der()));
  }

  @Test
  void evidenceAboutAnotherDeviceIsRefused() {
    AttestationContent other = content("HL-EDGE-0002", "1.2.0");
    assertRefused(CONTENT, "another", verify(evidence().over(other.bytes()).der()));
    assertRefused(
        SIGNATURE, "not by", verify(evidence().over(other.bytes()).withoutAttributes().der()));
  }

  @Test
  void attachedContentIsRefused() {
    assertRefused(ENCODING, "detached", verify(evidence().attached().der()));
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertRefused(
        ENCODING, "id-data", verify(evidence().contentType("1.2.840.113549.1.9.16.1.4").der()));
  }

  @Test
  void exactlyOneSignerIsTaken() {
    assertRefused(SIGNER, "2 signers", verify(evidence().alsoBy(KEYS, LINE).der()));
    assertRefused(SIGNER, "0 signers", verify(evidence().unsigned().der()));
  }

  @Test
  void aSignerWithoutItsCertificateIsRefused() {
    assertRefused(
        SIGNER, "certificate", verify(evidence().with(List.of(ACME.certificate())).der()));
  }

  @Test
  void moreCertificatesThanAPathNeedsAreRefused() {
    List<X509Certificate> many = new ArrayList<>(List.of(LINE));
    for (int i = 0; i < Certificates.MOST; i++) {
      many.add(ACME.issue("Filler " + i, Shape.signer(KEYS)));
    }
    assertRefused(SIZE, "8", verify(evidence().with(many).der()));
    assertVerified(verify(evidence().with(many.subList(0, Certificates.MOST)).der()));
  }

  @Test
  void aSignatureByAnotherKeyIsRefused() {
    TestCms forged = new TestCms(curve("secp256r1"), "SHA256withECDSA", LINE, CONTENT_OF_DEVICE);
    assertRefused(SIGNATURE, "not by", verify(forged.der()));
  }

  @Test
  void aManufacturerThatIsNotConfiguredIsRefused() {
    TestManufacturer other = TestManufacturer.create("Acme Devices");
    X509Certificate foreign = other.issue("Line 1", Shape.signer(KEYS));
    assertRefused(CHAIN, "configured", verify(by(foreign).der()));
    assertRefused(
        CHAIN, "configured", verify(by(foreign).with(List.of(foreign, other.certificate())).der()));
    assertRefused(CHAIN, "no manufacturer", verify(evidence().der(), Manufacturers.none()));
  }

  @Test
  void aPathThroughAnAuthorityInBetweenIsTaken() {
    TestManufacturer plant = ACME.below("Plant 7", Shape.authority(curve("secp256r1")));
    X509Certificate signer =
        plant.issue("Line 1", Shape.signer(KEYS).signedWith("SHA256withECDSA"));
    assertVerified(verify(by(signer).with(List.of(plant.certificate(), signer)).der()));
    assertRefused(CHAIN, "configured", verify(by(signer).der()));
    assertVerified(verify(by(signer).der(), plant.trusted()));
  }

  @Test
  void aWeakCertificateOnThePathIsRefused() {
    TestManufacturer weak = ACME.below("Weak", Shape.authority(rsa(1024)));
    X509Certificate below = weak.issue("Line 1", Shape.signer(KEYS).signedWith("SHA256withRSA"));
    assertRefused(
        ALGORITHM, "weak", verify(by(below).with(List.of(below, weak.certificate())).der()));
    X509Certificate sha1 = ACME.issue("Line 1", Shape.signer(KEYS).signedWith("SHA1withECDSA"));
    assertRefused(ALGORITHM, "SHA-1", verify(by(sha1).der()));
  }

  @Test
  void certificatesMustBeValidNow() {
    Shape past = Shape.signer(KEYS).valid(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1));
    assertRefused(CHAIN, "not at " + NOW, verify(by(ACME.issue("Line 1", past)).der()));
    Shape future = Shape.signer(KEYS).valid(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(9)));
    assertRefused(CHAIN, "not at " + NOW, verify(by(ACME.issue("Line 1", future)).der()));
  }

  @Test
  void aManufacturerWhoseAuthorityHasEndedIsRefused() {
    Shape longLived = Shape.signer(KEYS).valid(NOW, NOW.plus(Duration.ofDays(9)));
    byte[] der = by(ACME.issue("Line 1", longLived)).der();
    AttestationVerifier verifier = new AttestationVerifier(ACME.trusted(), AllowedPcrs.none());
    AttestationFormat format = AttestationFormat.REMOTE_ATTESTATION_V1;
    assertRefused(
        CHAIN,
        "valid now",
        verifier.verify(format, der, CONTENT_OF_DEVICE, NOW.plus(Duration.ofDays(2))));
    assertVerified(
        verifier.verify(
            format, der, CONTENT_OF_DEVICE, ACME.certificate().getNotAfter().toInstant()));
  }

  /** A certificate that must not sign, and what is said of it. */
  record WrongPurpose(Shape shape, String said) {}

  static Stream<WrongPurpose> wrongPurposes() {
    return Stream.of(
        new WrongPurpose(Shape.signer(KEYS).usage(0), "digitalSignature"),
        new WrongPurpose(Shape.signer(KEYS).usage(KeyUsage.keyAgreement), "digitalSignature"),
        new WrongPurpose(Shape.authority(KEYS), "authority itself"),
        new WrongPurpose(Shape.signer(KEYS).purposes("1.3.6.1.5.5.7.3.1"), "TLS"),
        new WrongPurpose(Shape.signer(KEYS).purposes("1.3.6.1.5.5.7.3.2"), "TLS"),
        new WrongPurpose(Shape.attestationKey(KEYS), "tpm2-quote-v1"));
  }

  @ParameterizedTest
  @MethodSource("wrongPurposes")
  void aCertificateForSomethingElseIsRefused(WrongPurpose wrong) {
    X509Certificate certificate = ACME.issue("Line 1", wrong.shape());
    assertRefused(PURPOSE, wrong.said(), verify(by(certificate).der()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 32_769})
  void whatIsNoCmsIsRefused(int length) {
    AttestationRule rule = length == 0 || length > 32_768 ? SIZE : ENCODING;
    assertRefused(rule, "", verify(new byte[length]));
  }

  @Test
  void aPileOfNestedElementsIsRefusedWithoutAStackOverflow() {
    byte[] bomb = new byte[32_768];
    Arrays.fill(bomb, (byte) 0x30);
    assertRefused(ENCODING, "nested", verify(bomb));
  }

  @Test
  void everyTruncationAndEveryFlippedByteIsRefused() {
    byte[] good = evidence().der();
    for (int length = 1; length < good.length; length++) {
      assertInstanceOf(
          AttestationOutcome.Refused.class, verify(Arrays.copyOf(good, length)), "" + length);
    }
    // A certificate or an attribute that is not needed may change; nobody else may come of it.
    qt().forAll(integers().between(0, good.length - 1), integers().between(1, 255))
        .checkAssert(
            (at, flip) -> {
              byte[] changed = good.clone();
              changed[at] ^= (byte) flip.intValue();
              if (verify(changed) instanceof AttestationOutcome.Verified verified) {
                assertEquals(LINE, verified.signer());
              }
            });
  }

  @Test
  void aSignatureOfACertificateHasOneEncoding() {
    byte[] evenSignature =
        Stream.generate(() -> ACME.issue("Line 1", Shape.signer(KEYS)))
            .map(CmsEvidenceTest::encoded)
            .filter(certificate -> certificate[certificate.length - 1] % 2 == 0)
            .findFirst()
            .orElseThrow();
    assertTrue(Certificates.read(List.of(evenSignature)).isPresent());
    byte[] oneBitLess = evenSignature.clone();
    oneBitLess[signatureAt(oneBitLess)] = 1;
    assertTrue(Certificates.read(List.of(oneBitLess)).isEmpty());
  }

  /** Where the BIT STRING that ends a certificate says how many bits are left out. */
  private static int signatureAt(byte[] certificate) {
    int signatureBytes = Certificate.getInstance(certificate).getSignature().getOctets().length;
    return certificate.length - signatureBytes - 1;
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Found by their bytes, then which byte of these is changed. */
  @ParameterizedTest
  @CsvSource({
    "the outer content type,       06092a864886f70d010702,           10",
    "the version of SignedData,    020101310d,                       2",
    "the list of digests,          310d300b0609608648016503040201,   14",
    "the version of SignerInfo,    020101301c301731,                 2",
    "the tag of signed attributes, 301806092a864886f70d010903,       -3"
  })
  void whatNoSignatureCoversIsFixed(String part, String bytes, int change) {
    byte[] evidence = evidence().der();
    int at = HexFormat.of().formatHex(evidence).indexOf(bytes) / 2 + change;
    evidence[at] ^= 2;
    assertRefused(ENCODING, "RFC 5652", verify(evidence));
    evidence[at] ^= 2;
    assertVerified(verify(evidence));
  }

  private static TestCms evidence() {
    return by(LINE);
  }

  private static TestCms by(X509Certificate signer) {
    return new TestCms(KEYS, "SHA256withECDSA", signer, CONTENT_OF_DEVICE);
  }

  private static TestCms signer(KeyPair keys, String algorithm) {
    return new TestCms(
        keys, algorithm, ACME.issue("Line 1", Shape.signer(keys)), CONTENT_OF_DEVICE);
  }

  private static AttestationOutcome verify(byte[] evidence) {
    return verify(evidence, ACME.trusted());
  }

  private static AttestationOutcome verify(byte[] evidence, Manufacturers manufacturers) {
    return new AttestationVerifier(manufacturers, AllowedPcrs.none())
        .verify(AttestationFormat.REMOTE_ATTESTATION_V1, evidence, CONTENT_OF_DEVICE, NOW);
  }
}
