package org.honeylink.crypto.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRequestTest {

  private static final String DEVICE = "HL-EDGE-0001";

  @ParameterizedTest
  @EnumSource
  void anAllowedKeyIsAccepted(DeviceKeyAlgorithm algorithm) {
    KeyPair keys = algorithm.generate();
    CertificateRequest request =
        CertificateRequest.parse(CertificateRequestBuilder.forDevice(DEVICE).build(keys));
    assertDoesNotThrow(() -> request.checkNames(DEVICE));
    assertArrayEquals(keys.getPublic().getEncoded(), request.encodedPublicKey());
  }

  @Test
  void derInBase64AndBase64urlIsAcceptedToo() {
    byte[] der = der(CertificateRequestBuilder.forDevice(DEVICE).build(ed25519()));
    CertificateRequest.parse(Base64.getEncoder().encodeToString(der)).checkNames(DEVICE);
    CertificateRequest.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(der))
        .checkNames(DEVICE);
  }

  @Test
  void anRsaKeyIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    assertRefused(
        "has an RSA key; use ed25519 or secp384r1",
        CertificateRequestBuilder.forDevice(DEVICE)
            .build(generator.generateKeyPair(), "SHA256withRSA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp521r1"})
  void anotherCurveIsRefused(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    assertRefused(
        "another curve",
        CertificateRequestBuilder.forDevice(DEVICE)
            .build(generator.generateKeyPair(), "SHA256withECDSA"));
  }

  @Test
  void aSignatureByAnotherKeyIsRefused() {
    KeyPair mixed = new KeyPair(ed25519().getPublic(), ed25519().getPrivate());
    assertRefused("not by the key in it", CertificateRequestBuilder.forDevice(DEVICE).build(mixed));
  }

  @Test
  void aChangedRequestIsRefused() {
    byte[] der = der(CertificateRequestBuilder.forDevice(DEVICE).build(ed25519()));
    der[der.length - 1] ^= 1;
    assertRefused("not by the key in it", Base64.getEncoder().encodeToString(der));
  }

  @Test
  void anOldHashIsRefused() {
    assertRefused(
        "use Ed25519 or ECDSA with SHA-256",
        CertificateRequestBuilder.forDevice(DEVICE)
            .build(DeviceKeyAlgorithm.SECP384R1.generate(), "SHA1withECDSA"));
  }

  @Test
  void everyForeignNameIsNamed() {
    CertificateRequest request =
        CertificateRequest.parse(CertificateRequestBuilder.forDevice("HL-OTHER").build(ed25519()));
    InvalidCertificateRequest refusal =
        assertThrows(InvalidCertificateRequest.class, () -> request.checkNames(DEVICE));
    assertEquals(2, refusal.reasons().size());
    assertTrue(refusal.reasons().getFirst().contains("'HL-OTHER'; it must be 'HL-EDGE-0001'"));
    assertTrue(refusal.reasons().getLast().contains("'urn:honeylink:device:HL-OTHER'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no request",
        "AAAA",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----"
      })
  void whatIsNoRequestIsRefused(String text) {
    assertRefused("not PKCS#10", text);
  }

  private static void assertRefused(String reason, String text) {
    InvalidCertificateRequest refusal =
        assertThrows(InvalidCertificateRequest.class, () -> CertificateRequest.parse(text));
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
  }

  private static KeyPair ed25519() {
    return DeviceKeyAlgorithm.ED25519.generate();
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
  }
}
