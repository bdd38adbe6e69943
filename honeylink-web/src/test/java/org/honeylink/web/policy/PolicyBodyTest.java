package org.honeylink.web.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.web.request.JsonBody;
import org.junit.jupiter.api.Test;

class PolicyBodyTest {

  @Test
  void aPolicyIsReadWithAllItsParts() {
    PolicyDocument policy =
        read(
            """
            {"policy_version": "2026.01.15",
             "qos": {"burst": {"priority": 6, "latency_budget_ms": 40,
                               "bandwidth_floor_mbps": 1, "bandwidth_ceiling_mbps": 60.5}},
             "encryption": {"ciphers": ["CHACHA20_POLY1305", "AES_256_GCM"],
                            "fallback": "AES_256_GCM"},
             "fec_mode": "LIGHT", "power_profile": "NORMAL",
             "features": {"ota_update": true, "diagnostics": false}}
            """);
    assertEquals(6, policy.schedulerPriority(StreamClass.BURST));
    assertEquals(Optional.of(60_500L), policy.ceilingKbps(StreamClass.BURST));
  }

  @Test
  void everyFaultIsToldAtOnce() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () ->
                read(
                    """
                    {"policy_version": "latest", "qos": {"burst": {"priority": 8}},
                     "encryption": {"ciphers": ["ROT13"]}, "fec_mode": "MAX",
                     "features": {"ota_update": "yes"}}
                    """));
    assertEquals(
        List.of(
            "policy_version",
            "qos.burst.priority",
            "encryption.ciphers[0]",
            "fec_mode",
            "features.ota_update"),
        refused.violations().stream().map(Violation::path).toList());
  }

  @Test
  void anUnknownStreamClassIsNamed() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> read("{\"policy_version\": \"1.1.0\", \"qos\": {\"fast\": {\"priority\": 7}}}"));
    assertEquals(
        "qos: must have members among burst, normal, latency, not 'fast'", refused.getMessage());
  }

  private static PolicyDocument read(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).read(PolicyBody::shape);
  }
}
