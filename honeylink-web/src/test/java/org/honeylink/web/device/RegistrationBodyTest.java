package org.honeylink.web.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.web.request.JsonBody;
import org.junit.jupiter.api.Test;

class RegistrationBodyTest {

  @Test
  void theExampleOfTheDocumentationIsTaken() {
    // The public key is Alice's of RFC 7748 section 6.1.
    Registration registration =
        read(
            """
            {"device_id": "HL-EDGE-0001",
             "public_key": "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo",
             "firmware_version": "1.2.0", "capabilities": ["telemetry", "control"],
             "attestation": {"format": "remote-attestation-v1", "evidence": "AAAA",
                             "nonce": "00112233445566778899aabbccddeeff"},
             "metadata": {"location": "factory-A", "serial": "SN12345678"}}
            """);
    assertEquals("HL-EDGE-0001", registration.deviceId().value());
    assertEquals("factory-A", registration.metadata().entries().get("location"));
  }

  @Test
  void everyFaultIsToldAtOnce() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () ->
                read(
                    """
                    {"device_id": "hl-edge-0001", "public_key": "AAAA", "firmware_version": "1",
                     "capabilities": ["telemetry", "fly"], "attestation": {"format": "x"},
                     "metadata": {"serial": 5}, "tenant_id": "mine"}
                    """));
    assertEquals(
        List.of(
            "device_id",
            "public_key",
            "firmware_version",
            "capabilities[1]",
            "attestation.evidence",
            "attestation.nonce",
            "metadata.serial",
            "tenant_id"),
        refused.violations().stream().map(Violation::path).toList());
  }

  private static Registration read(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).read(RegistrationBody::shape);
  }
}
