package org.honeylink.control.device.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.attestation.AttestationFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationValuesTest {

  private static final String NONCE = "00112233445566778899aabbccddeeff";

  @ParameterizedTest
  @ValueSource(strings = {"HL-EDGE-0001", "ABCD", "0000", "----"})
  void anIdHasCapitalsDigitsAndHyphens(String text) {
    assertEquals(text, new DeviceId(text).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABC", "hl-edge-0001", "HL_EDGE", "HL EDGE", "ÄÖÜß", "ABCD\n"})
  void anyOtherIdIsRefusedWithTheTextReceived(String text) {
    ValidationFailed refused = assertThrows(ValidationFailed.class, () -> new DeviceId(text));
    assertTrue(refused.getMessage().contains("A-Z, 0-9 and '-'"), refused.getMessage());
  }

  @Test
  void anIdOf65CharactersIsRefused() {
    new DeviceId("A".repeat(64));
    assertThrows(ValidationFailed.class, () -> new DeviceId("A".repeat(65)));
  }

  @Test
  void aKeyOf31BytesIsRefused() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class, () -> AgreementKey.parse(Base64Url.encode(new byte[31])));
    assertTrue(refused.getMessage().contains("31"), refused.getMessage());
  }

  @Test
  void aLowOrderPointIsRefused() {
    byte[] one = new byte[32];
    one[0] = 1;
    assertThrows(ValidationFailed.class, () -> AgreementKey.parse(Base64Url.encode(one)));
    assertThrows(ValidationFailed.class, () -> AgreementKey.parse(Base64Url.encode(new byte[32])));
  }

  @Test
  void aKeyComesBackAsItsText() {
    try (X25519KeyPair pair = X25519KeyPair.generate()) {
      String text = AgreementKey.text(pair.publicKey());
      assertEquals(pair.publicKey(), AgreementKey.parse(text));
    }
  }

  @Test
  void everyUnknownOrRepeatedCapabilityIsNamedByItsPosition() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> Capabilities.parse(List.of("telemetry", "fly", "telemetry")));
    assertEquals(
        List.of("[1]", "[2]"), refused.violations().stream().map(Violation::path).toList());
  }

  @Test
  void aDeviceWithoutCapabilitiesIsRefused() {
    assertThrows(ValidationFailed.class, () -> Capabilities.parse(List.of()));
  }

  @Test
  void metadataHasAtMost32EntriesOf256Characters() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 33; i++) {
      many.put("name" + i, "value");
    }
    assertThrows(ValidationFailed.class, () -> new Metadata(many));
    assertThrows(ValidationFailed.class, () -> new Metadata(Map.of("serial", "x".repeat(257))));
    assertThrows(ValidationFailed.class, () -> new Metadata(Map.of("two words", "x")));
    assertEquals(
        "factory-A", new Metadata(Map.of("location", "factory-A")).entries().get("location"));
  }

  @Test
  void anAttestationTellsAllItsFaultsAtOnce() {
    ValidationFailed refused =
        assertThrows(ValidationFailed.class, () -> new Attestation("other", "***", "12"));
    assertEquals(
        List.of(".format", ".evidence", ".nonce"),
        refused.violations().stream().map(Violation::path).toList());
    for (AttestationFormat format : AttestationFormat.values()) {
      assertEquals(format, new Attestation(format.text(), "AAAA", NONCE).kind());
    }
  }

  @Test
  void aTopicIsListedOnce() {
    assertThrows(ValidationFailed.class, () -> new TelemetryTopics(List.of("a", "a")));
    assertThrows(ValidationFailed.class, () -> new TelemetryTopics(List.of("two words")));
    assertEquals(2, new TelemetryTopics(List.of("metrics/cpu", "events")).names().size());
  }
}
