package org.honeylink.launcher.cli.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class HumanTextTest {

  private static List<String> lines(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return HumanText.of(reader.readObject());
    }
  }

  @Test
  void namesAndValuesAreAligned() {
    assertEquals(
        List.of("id            HL-1", "not after     2027", "progress all  3"),
        lines("{\"id\":\"HL-1\",\"not_after\":\"2027\",\"progress\":{\"all\":3}}"));
  }

  @Test
  void listOfObjectsIsATable() {
    assertEquals(
        List.of("cut off:", "  device id  reasons", "  HL-1       offline, late", "  HL-22      -"),
        lines(
            """
            {"cut_off":[{"device_id":"HL-1","reasons":["offline","late"]},{"device_id":"HL-22"}]}
            """));
  }

  @Test
  void textOfSeveralLinesStandsBehindAsItIs() {
    assertEquals(
        List.of("kind  key", "-----BEGIN", "-----END"),
        lines("{\"pem\":\"-----BEGIN\\n-----END\\n\",\"kind\":\"key\"}"));
  }

  @Test
  void nothingIsShownAsADash() {
    assertEquals(List.of("last  -"), lines("{\"last\":null}"));
  }

  /** Names in certificates are chosen by whoever made them. */
  @Test
  void controlCharactersDoNotReachTheTerminal() {
    for (String text :
        List.of(
            "{\"a\":\"x\\u001b[2Jy\"}",
            "{\"a\":\"x\\u001b[2Jy\\nz\"}",
            "{\"a\":[\"\\u009b1m\"]}")) {
      String shown = String.join("\n", lines(text));
      assertTrue(shown.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), () -> shown);
    }
  }
}
