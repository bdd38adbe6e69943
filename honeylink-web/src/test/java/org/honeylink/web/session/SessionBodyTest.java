package org.honeylink.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.honeylink.control.session.domain.SessionRequest;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.web.request.JsonBody;
import org.junit.jupiter.api.Test;

class SessionBodyTest {

  @Test
  void theExampleOfTheDocumentationIsTaken() {
    SessionRequest request =
        read(
            """
            {"device_id": "HL-EDGE-0001", "protocol_version": "1.0.0",
             "streams": [{"name": "telemetry", "mode": "reliable",
                          "qos": {"priority": "normal", "bandwidth_kbps": 100}}],
             "ttl_seconds": 3600}
            """);
    assertEquals("telemetry", request.streams().getFirst().name());
  }

  @Test
  void faultsOfTypeAndOfValueComeInOneAnswer() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () ->
                read(
                    """
                    {"device_id": "hl", "protocol_version": 1,
                     "streams": [{"name": "video", "mode": "unreliable",
                                  "qos": {"priority": "fast"}}, 5],
                     "more": true}
                    """));
    assertEquals(
        List.of(
            "protocol_version",
            "streams[0].qos.bandwidth_kbps",
            "streams[1]",
            "device_id",
            "streams[0].qos.priority",
            "more"),
        refused.violations().stream().map(Violation::path).toList());
  }

  @Test
  void noStreamAtAllIsToldAsSuch() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () ->
                read(
                    """
                    {"device_id": "HL-EDGE-0001", "protocol_version": "1.0.0", "streams": []}
                    """));
    assertEquals("streams: must be 1 to 16 streams, not 0", refused.getMessage());
  }

  private static SessionRequest read(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).read(SessionBody::shape);
  }
}
