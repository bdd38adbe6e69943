package org.honeylink.web.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

  private record Stream(String name, String priority) {}

  private record Session(
      String id, Optional<Long> ttl, List<Stream> streams, Optional<Map<String, String>> labels) {}

  private static Supplier<Session> session(JsonFields in) {
    Field<String> id = in.text("id", JsonBodyTest::upperCase);
    Field<Optional<Long>> ttl = in.optionalWholeNumber("ttl", 60, 43_200);
    Field<List<Stream>> streams = in.objects("streams", JsonBodyTest::stream);
    Field<Optional<Map<String, String>>> labels = in.optionalTextMap("labels");
    return () -> new Session(id.get(), ttl.get(), streams.get(), labels.get());
  }

  private static Supplier<Stream> stream(JsonFields in) {
    Field<String> name = in.text("name");
    Field<String> priority =
        in.object(
            "qos",
            qos -> {
              Field<String> found = qos.text("priority", JsonBodyTest::priority);
              return found::get;
            });
    return () -> new Stream(name.get(), priority.get());
  }

  private static String upperCase(String text) {
    if (!text.matches("[A-Z]+")) {
      throw new ValidationFailed("", "must be upper case");
    }
    return text;
  }

  private static String priority(String text) {
    if (!List.of("burst", "normal", "latency").contains(text)) {
      throw new ValidationFailed("", "must be one of burst, normal, latency");
    }
    return text;
  }

  private static Session read(String json) {
    return JsonBody.parse(json.getBytes(UTF_8)).read(JsonBodyTest::session);
  }

  private static List<Violation> faults(String json) {
    return assertThrows(ValidationFailed.class, () -> read(json)).violations();
  }

  @Test
  void aFaultlessBodyBecomesItsValue() {
    assertEquals(
        new Session(
            "ABC",
            Optional.of(60L),
            List.of(new Stream("video", "burst")),
            Optional.of(Map.of("site", "A"))),
        read(
            """
            {"id": "ABC", "ttl": 60, "labels": {"site": "A"},
             "streams": [{"name": "video", "qos": {"priority": "burst"}}]}
            """));
  }

  @Test
  void allFaultsAreNamedAtOnceWithTheirPaths() {
    assertEquals(
        List.of(
            new Violation("id", "must be upper case"),
            new Violation("ttl", "must be a whole number from 60 to 43,200, not '59'"),
            new Violation("streams[0].name", "must be a text, not a number"),
            new Violation("streams[0].weight", "is not a property of this object"),
            new Violation("streams[1].name", "is missing"),
            new Violation("streams[1].qos.priority", "must be one of burst, normal, latency"),
            new Violation("labels.site", "must be a text, not true"),
            new Violation("extra", "is not a property of this object")),
        faults(
            """
            {"id": "abc", "ttl": 59, "extra": 1, "labels": {"site": true},
             "streams": [{"name": 1, "qos": {"priority": "burst"}, "weight": 2},
                         {"qos": {"priority": "fast"}}]}
            """));
  }

  @Test
  void wrongTypesAreNamedWithWhatTheyShouldBe() {
    assertEquals(
        List.of(
            new Violation("id", "must be a text, not an array"),
            new Violation("ttl", "must be a whole number from 60 to 43,200, not a text"),
            new Violation("streams", "must be an array, not an object"),
            new Violation("labels", "must be an object, not a text")),
        faults("{\"id\": [], \"ttl\": \"60\", \"streams\": {}, \"labels\": \"x\"}"));
  }

  @Test
  void nullIsTheSameAsAbsent() {
    assertEquals(
        List.of(new Violation("id", "is missing")), faults("{\"id\": null, \"streams\": []}"));
    assertEquals(Optional.empty(), read("{\"id\": \"A\", \"ttl\": null, \"streams\": []}").ttl());
  }

  @Test
  void aWholeNumberMayBeWrittenWithAFractionOfZero() {
    assertEquals(Optional.of(60L), read("{\"id\": \"A\", \"ttl\": 6.0e1, \"streams\": []}").ttl());
    for (String bad : List.of("60.5", "1e400", "-1e-400", "99999999999999999999")) {
      assertEquals(
          "ttl",
          faults("{\"id\": \"A\", \"ttl\": " + bad + ", \"streams\": []}").getFirst().path());
    }
  }

  @Test
  void malformedJsonSaysWhere() {
    ValidationFailed refused =
        assertThrows(ValidationFailed.class, () -> read("{\"id\": \"A\",\n  \"ttl\": }"));
    assertTrue(refused.getMessage().contains("at line 2, column "), refused::getMessage);
  }

  @Test
  void oneMemberTwiceIsMalformed() {
    assertTrue(faults("{\"id\": \"A\", \"id\": \"B\"}").getFirst().message().contains("twice"));
  }

  @Test
  void whatIsNoObjectIsRefused() {
    for (String body : List.of("", "  ", "[]", "1", "\"x\"", "null", "{}{}", "{\"id\"")) {
      assertEquals("", faults(body).getFirst().path(), body);
    }
  }

  @Test
  void aDeeplyNestedBodyIsRefused() {
    String deep = "{\"id\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertEquals("", faults(deep).getFirst().path());
  }

  @Test
  void textThatTheDatabaseCannotKeepIsRefused() {
    assertEquals(
        new Violation("id", "must not contain the character U+0000"),
        faults("{\"id\": \"A\\u0000\", \"streams\": []}").getFirst());
    assertEquals(
        new Violation("id", "must not contain half of a surrogate pair"),
        faults("{\"id\": \"A\\ud800\", \"streams\": []}").getFirst());
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    byte[] latin1 = {'{', '"', (byte) 0xE9, '"', ':', '1', '}'};
    assertEquals(
        "The body must be UTF-8",
        assertThrows(ValidationFailed.class, () -> JsonBody.parse(latin1)).getMessage());
  }
}
