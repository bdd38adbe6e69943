package org.honeylink.control.shared.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainJsonTest {

  @Test
  void plainValuesComeBackAsTheyWere() {
    Map<String, Object> values =
        Map.of(
            "text",
            "a \"quoted\" line\n",
            "number",
            42L,
            "fraction",
            0.5,
            "truth",
            true,
            "list",
            List.of("a", 1L, false),
            "map",
            Map.of("inner", Map.of("deep", "x")));
    assertEquals(values, PlainJson.map(PlainJson.object(values).toString()));
  }

  @Test
  void otherValuesBecomeTheirText() {
    assertEquals(
        "{\"at\":\"2026-01-15T08:00:00Z\"}",
        PlainJson.object(Map.of("at", Instant.parse("2026-01-15T08:00:00Z"))).toString());
  }
}
