package org.honeylink.crypto.attestation;

import static org.honeylink.crypto.attestation.AttestationRule.ALGORITHM;
import static org.honeylink.crypto.attestation.AttestationRule.CHAIN;
import static org.honeylink.crypto.attestation.AttestationRule.CONTENT;
import static org.honeylink.crypto.attestation.AttestationRule.ENCODING;
import static org.honeylink.crypto.attestation.AttestationRule.PCRS;
import static org.honeylink.crypto.attestation.AttestationRule.PURPOSE;
import static org.honeylink.crypto.attestation.AttestationRule.QUOTE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNATURE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNER;
import static org.honeylink.crypto.attestation.AttestationRule.SIZE;
import static org.honeylink.crypto.attestation.Outcomes.assertRefused;
import static org.honeylink.crypto.attestation.Outcomes.assertVerified;
import static org.honeylink.crypto.attestation.TestManufacturer.NOW;
import static org.honeylink.crypto.attestation.TestManufacturer.curve;
import static org.honeylink.crypto.attestation.TestManufacturer.rsa;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.attestation.TestManufacturer.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TpmEvidenceTest {

  private static final TestManufacturer ACME = TestManufacturer.create("Acme Devices");
  private static final KeyPair KEYS = curve("secp256r1");
  private static final KeyPair RSA = rsa(2048);
  private static final X509Certificate KEY = ACME.issue("AK 1", Shape.attestationKey(KEYS));
  private static final X509Certificate RSA_KEY = ACME.issue("AK 2", Shape.attestationKey(RSA));
  private static final AttestationContent CONTENT_OF_DEVICE = content();
  private static final AllowedPcrs ALLOWED = AllowedPcrs.parse("sha256:0,1,7=" + TestQuote.DIGEST);

  private static AttestationContent content() {
    try (X25519KeyPair keys = X25519KeyPair.generate()) {
      return AttestationContent.of("HL-EDGE-0001", keys.publicKey(), "1.2.0", new byte[32]);
    }
  }

  @Test
  void aQuoteIsVerified() {
    var verified = assertVerified(verify(quote()));
    assertEquals(KEY, verified.signer());
    assertEquals(ACME.certificate(), verified.manufacturer());
  }

  static Stream<TestQuote> strongSchemes() {
    KeyPair curve = curve("secp384r1");
    X509Certificate key = ACME.issue("AK 3", Shape.attestationKey(curve));
    return Stream.of(
        new TestQuote(curve, key, CONTENT_OF_DEVICE)
            .scheme(0x0018, 0x000C, "SHA384withECDSAinP1363Format"),
        rsaQuote().scheme(0x0014, 0x000B, "SHA256withRSA"),
        rsaQuote().scheme(0x0014, 0x000D, "SHA512withRSA"),
        rsaQuote().scheme(0x0016, 0x000B, "RSASSA-PSS"),
        rsaQuote().scheme(0x0016, 0x000B, "RSASSA-PSS").salt(256 - 32 - 2));
  }

  @ParameterizedTest
  @MethodSource("strongSchemes")
  void everyStrongSchemeIsTaken(TestQuote quote) {
    assertVerified(verify(quote));
  }

  static Stream<TestQuote> weakSchemes() {
    KeyPair small = rsa(1024);
    KeyPair edwards = TestManufacturer.ed25519();
    return Stream.of(
        quote().scheme(0x0018, 0x0004, "SHA1withECDSAinP1363Format"),
        rsaQuote().scheme(0x0014, 0x0004, "SHA1withRSA"),
        rsaQuote().scheme(0x0015, 0x000B, "SHA256withRSA"),
        new TestQuote(small, ACME.issue("AK", Shape.attestationKey(small)), CONTENT_OF_DEVICE)
            .scheme(0x0014, 0x000B, "SHA256withRSA"),
        new TestQuote(edwards, ACME.issue("AK", Shape.attestationKey(edwards)), CONTENT_OF_DEVICE)
            .scheme(0x001A, 0x000B, "Ed25519"));
  }

  @ParameterizedTest
  @MethodSource("weakSchemes")
  void everyOtherSchemeIsRefused(TestQuote quote) {
    assertRefused(ALGORITHM, "2,048", verify(quote));
  }

  @Test
  void aP521KeyIsNotOneOfATpm() {
    KeyPair large = curve("secp521r1");
    X509Certificate key = ACME.issue("AK", Shape.attestationKey(large));
    TestQuote quote =
        new TestQuote(large, key, CONTENT_OF_DEVICE)
            .scheme(0x0018, 0x000D, "SHA512withECDSAinP1363Format");
    assertRefused(ALGORITHM, "P-384", verify(quote));
  }

  @Test
  void aSchemeThatIsNotTheKeysIsRefused() {
    TestQuote rsaByCurve =
        new TestQuote(RSA, KEY, CONTENT_OF_DEVICE).scheme(0x0014, 0x000B, "SHA256withRSA");
    assertRefused(SIGNATURE, "not by", verify(rsaByCurve));
    assertRefused(SIGNATURE, "not by", verify(new TestQuote(KEYS, RSA_KEY, CONTENT_OF_DEVICE)));
    assertRefused(
        SIGNATURE, "not by", verify(new TestQuote(curve("secp256r1"), KEY, CONTENT_OF_DEVICE)));
  }

  @Test
  void whatATpmDidNotGenerateIsRefused() {
    assertRefused(QUOTE, "generated", verify(quote().magic(0)));
    assertRefused(QUOTE, "generated", verify(quote().type(0x8017)));
  }

  @Test
  void otherQualifyingDataIsRefused() {
    assertRefused(CONTENT, "another", verify(quote().extraData(new byte[32])));
    assertRefused(CONTENT, "another", verify(quote().extraData(new byte[0])));
  }

  @Test
  void onlyAllowedPcrsAreTaken() {
    assertRefused(
        PCRS,
        "sha256:0,1,7 with digest " + "00".repeat(32),
        verify(quote().digest("00".repeat(32))));
    assertRefused(PCRS, "PCRs sha256:0 with", verify(quote().selection("00000001000b03010000")));
    assertRefused(
        PCRS, "PCRs 0x0004:0,1,7 with", verify(quote().selection("00000001000403830000")));
    assertRefused(PCRS, "PCRs  with", verify(quote().selection("00000000")));
    assertRefused(PCRS, "not among", verify(quote().encoded(), AllowedPcrs.none()));
  }

  @Test
  void severalBanksAreReadInTheirOrder() {
    AllowedPcrs both = AllowedPcrs.parse("sha384:23+sha256:0,8=" + TestQuote.DIGEST);
    byte[] quote = quote().selection("00000002000c03000080000b03010100").encoded();
    assertVerified(verify(quote, both));
  }

  @Test
  void aCertificateThatIsForNoAttestationKeyIsRefused() {
    X509Certificate plain = ACME.issue("Line 1", Shape.signer(KEYS));
    assertRefused(PURPOSE, "2.23.133.8.3", verify(new TestQuote(KEYS, plain, CONTENT_OF_DEVICE)));
  }

  @Test
  void aKeyOfAnotherManufacturerIsRefused() {
    X509Certificate foreign =
        TestManufacturer.create("Other").issue("AK 1", Shape.attestationKey(KEYS));
    assertRefused(CHAIN, "configured", verify(new TestQuote(KEYS, foreign, CONTENT_OF_DEVICE)));
  }

  @Test
  void anAuthorityInBetweenComesBehindTheKey() {
    TestManufacturer plant = ACME.below("Plant 7", Shape.authority(curve("secp384r1")));
    X509Certificate key = plant.issue("AK 1", Shape.attestationKey(KEYS));
    TestQuote quote = new TestQuote(KEYS, key, CONTENT_OF_DEVICE);
    assertVerified(verify(quote.certificates(List.of(key, plant.certificate()))));
  }

  @Test
  void certificatesAreCounted() {
    assertRefused(SIGNER, "no certificate", verify(quote().certificates(List.of())));
    assertVerified(verify(quote().certificates(Collections.nCopies(8, KEY))));
    assertRefused(SIZE, "8", verify(quote().certificates(Collections.nCopies(9, KEY))));
  }

  @Test
  void bytesBehindAPartAreRefused() {
    assertRefused(ENCODING, "TPMS_ATTEST", verify(quote().trailer(new byte[1])));
    byte[] good = quote().encoded();
    assertRefused(ENCODING, "middle", verify(Arrays.copyOf(good, good.length + 1), ALLOWED));
    assertRefused(ENCODING, "certificate", verify(Arrays.copyOf(good, good.length + 2), ALLOWED));
  }

  @Test
  void selectionsOverTheLimitsAreRefused() {
    assertRefused(
        ENCODING, "malformed", verify(quote().selection("00000011" + "000b00".repeat(17))));
    assertRefused(ENCODING, "malformed", verify(quote().selection("ffffffff")));
    assertRefused(ENCODING, "malformed", verify(quote().selection("00000001000b050000000000")));
    assertRefused(PCRS, "", verify(quote().selection("00000010" + "000b00".repeat(16))));
    assertRefused(PCRS, "sha256:31 ", verify(quote().selection("00000001000b0400000080")));
  }

  @Test
  void everyTruncationAndEveryFlippedByteOfQuoteAndSignatureIsRefused()
      throws CertificateException {
    byte[] good = quote().encoded();
    for (int length = 0; length < good.length; length++) {
      assertInstanceOf(
          AttestationOutcome.Refused.class,
          verify(Arrays.copyOf(good, length), ALLOWED),
          "" + length);
    }
    for (int at = 0; at < good.length; at++) {
      byte[] changed = good.clone();
      changed[at] ^= 0x01;
      // What is not signed of a certificate may change: bits that its signature does not use.
      if (verify(changed, ALLOWED) instanceof AttestationOutcome.Verified verified) {
        assertArrayEquals(KEY.getTBSCertificate(), verified.signer().getTBSCertificate());
        assertTrue(at > good.length - KEY.getSignature().length - 4, "byte " + at);
      }
    }
  }

  @Test
  void randomBytesAreRefusedAndThrowNothing() {
    qt().forAll(lists().of(integers().between(0, 255)).ofSizeBetween(1, 400))
        .checkAssert(
            numbers -> {
              byte[] random = new byte[numbers.size()];
              for (int i = 0; i < random.length; i++) {
                random[i] = (byte) numbers.get(i).intValue();
              }
              assertInstanceOf(AttestationOutcome.Refused.class, verify(random, ALLOWED));
              TpmQuote.parse(random);
              TpmSignature.parse(random);
              DerShape.isSound(random);
            });
  }

  private static TestQuote quote() {
    return new TestQuote(KEYS, KEY, CONTENT_OF_DEVICE);
  }

  private static TestQuote rsaQuote() {
    return new TestQuote(RSA, RSA_KEY, CONTENT_OF_DEVICE);
  }

  private static AttestationOutcome verify(TestQuote quote) {
    return verify(quote.encoded(), ALLOWED);
  }

  private static AttestationOutcome verify(byte[] evidence, AllowedPcrs allowed) {
    return new AttestationVerifier(ACME.trusted(), allowed)
        .verify(AttestationFormat.TPM2_QUOTE_V1, evidence, CONTENT_OF_DEVICE, NOW);
  }
}
