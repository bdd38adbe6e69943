package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.trust.domain.SignedPayload;
import org.junit.jupiter.api.Test;

class PolicySignerTest {

  private final PolicySigner signer = signer(1);

  @Test
  void theSignatureIsOverHeaderAndPayloadAsCompactJwsWantsIt() {
    List<String> parts = parts(sign(signer));
    byte[] signed = (parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Base64Url.decode(parts.get(2));
    assertTrue(signer.publicKey().verify(signed, signature));
    signature[0] ^= 1;
    assertFalse(signer.publicKey().verify(signed, signature));
  }

  @Test
  void thePayloadIsCanonicalAndNamesItsDevice() {
    String payload =
        new String(Base64Url.decode(parts(sign(signer)).get(1)), StandardCharsets.UTF_8);
    assertEquals(
        "{\"device_id\":\"HL-EDGE-0001\",\"issued_at\":\"1970-01-01T00:00:00Z\","
            + "\"policy\":{\"fec_mode\":\"LIGHT\",\"policy_version\":\"1.0.0\"},\"serial\":7}",
        payload);
  }

  @Test
  void oneInputHasOneText() {
    assertEquals(sign(signer), sign(signer));
  }

  @Test
  void anotherRootSignsWithAnotherKey() {
    assertNotEquals(signer.publicKey(), signer(2).publicKey());
  }

  private static SignedPayload sign(PolicySigner signer) {
    return signer.sign(
        new DeviceId("HL-EDGE-0001"),
        "1.0.0",
        7,
        Map.of("policy_version", "1.0.0", "fec_mode", "LIGHT"),
        Instant.EPOCH);
  }

  private static List<String> parts(SignedPayload signed) {
    return List.of(signed.signedPayload().split("\\.", -1));
  }

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private static PolicySigner signer(int seed) {
    PolicySigner signer = new PolicySigner();
    signer.keys = new FakeKeyStores(seed);
    return signer;
  }
}
