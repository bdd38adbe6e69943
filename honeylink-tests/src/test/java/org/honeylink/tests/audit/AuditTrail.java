package org.honeylink.tests.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.honeylink.tests.api.Api;

/** Reads the trail through the API. */
public final class AuditTrail {

  private final Api api;

  private AuditTrail(Api api) {
    this.api = api;
  }

  public static AuditTrail of(Api api) {
    return new AuditTrail(api);
  }

  /** Newest first, at most 500. */
  public List<Map<String, Object>> eventsOf(String deviceId) {
    return api.asAdministrator()
        .queryParam("device", deviceId)
        .queryParam("limit", 500)
        .get("/audit/events")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }

  /** Fails unless the device has an event of this category with this outcome. */
  public void holds(String deviceId, String category, String outcome) {
    boolean found =
        eventsOf(deviceId).stream()
            .anyMatch(e -> category.equals(e.get("category")) && outcome.equals(e.get("outcome")));
    assertFalse(!found, () -> "no " + category + " " + outcome + " among " + eventsOf(deviceId));
  }

  /** Fails unless the event of this call, known by its trace id, is there with this outcome. */
  public void holdsTrace(String traceId, String outcome) {
    List<String> outcomes =
        api.asAdministrator()
            .queryParam("limit", 500)
            .get("/audit/events")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("items.findAll { it.trace_id == '" + traceId + "' }.outcome");
    if (!outcomes.contains(outcome)) {
      throw new AssertionError("no " + outcome + " event of trace " + traceId + ": " + outcomes);
    }
  }
}
