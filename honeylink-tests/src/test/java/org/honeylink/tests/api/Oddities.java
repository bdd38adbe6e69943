package org.honeylink.tests.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What nobody should send, and somebody will. Not thread-safe. */
final class Oddities {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud83d\udc1d",
          "\u202e\u0301",
          "' or 1=1 --",
          "%",
          "_",
          "\\",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "<script>",
          "null",
          "-1",
          "0",
          "1e400",
          "99999999999999999999",
          "true",
          "\n\r\t",
          "A".repeat(300),
          "A".repeat(70_000),
          "2026-02-30T25:61:00Z",
          "+1000000000-01-01T00:00:00Z",
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "00000000-0000-0000-0000-000000000000",
          "0-0-0-0-0");

  private static final List<String> LIMITS =
      List.of("0", "501", "-1", "", "many", "1.5", "99999999999", "+1", "0x10", " 5");

  private static final List<String> CURSORS =
      List.of(
          "!!!",
          "",
          "AAAA",
          "e30",
          "eyJhIjoxfQ",
          "0199",
          "A".repeat(512),
          "A".repeat(600),
          "\u0000",
          "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
          "LTE",
          "MjAyNi0xMS0yNlQwMDowMDowMFo");

  private static final List<String> PATH_PARTS =
      List.of(
          "x",
          "A'B",
          "\u00e9\ud83d\udc1d",
          "a b",
          "%25",
          "null",
          "-1",
          "0-0-0-0-0",
          "..%20",
          "A".repeat(64),
          "A".repeat(65),
          "A".repeat(1000),
          "00000000-0000-0000-0000-000000000000",
          "a;b=c",
          "a,b",
          "{id}");

  private final Random random;

  Oddities(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String text() {
    return any(TEXTS);
  }

  String limit() {
    return any(LIMITS);
  }

  String cursor() {
    return any(CURSORS);
  }

  String pathPart() {
    return any(PATH_PARTS);
  }

  private JsonValue value() {
    return switch (random.nextInt(10)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.TRUE;
      case 2 -> JsonValue.EMPTY_JSON_OBJECT;
      case 3 -> JsonValue.EMPTY_JSON_ARRAY;
      case 4 -> Json.createValue(new BigDecimal(any(List.of("1e400", "-1e400", "1e-400", "1.5"))));
      case 5 ->
          Json.createValue(any(List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 2147483648L)));
      case 6 -> Json.createValue(new BigDecimal("123456789012345678901234567890"));
      case 7 -> nested(1 + random.nextInt(60));
      default -> Json.createValue(any(TEXTS));
    };
  }

  private static JsonValue nested(int depth) {
    JsonValue value = JsonValue.EMPTY_JSON_ARRAY;
    for (int i = 0; i < depth; i++) {
      value = Json.createArrayBuilder().add(value).build();
    }
    return value;
  }

  /** The same with something odd somewhere. */
  JsonValue in(JsonValue value) {
    if (value instanceof JsonObject object && !object.isEmpty() && random.nextInt(6) > 0) {
      return in(object);
    }
    if (value instanceof JsonArray array && !array.isEmpty() && random.nextInt(4) > 0) {
      return in(array);
    }
    return value();
  }

  private JsonValue in(JsonObject object) {
    List<String> names = new ArrayList<>(object.keySet());
    String name = any(names);
    JsonObjectBuilder changed = Json.createObjectBuilder(object);
    switch (random.nextInt(5)) {
      case 0 -> changed.remove(name);
      case 1 -> changed.add(any(List.of("colour", "", "__proto__", "\u0000", "A".repeat(200))), 1);
      default -> changed.add(name, in(Objects.requireNonNull(object.get(name))));
    }
    return changed.build();
  }

  private JsonValue in(JsonArray array) {
    int index = random.nextInt(array.size());
    JsonArrayBuilder changed = Json.createArrayBuilder(array);
    switch (random.nextInt(4)) {
      case 0 -> changed.remove(index);
      case 1 -> {
        for (int i = 0; i < 40; i++) {
          changed.add(array.get(index));
        }
      }
      default -> changed.set(index, in(array.get(index)));
    }
    return changed.build();
  }

  /** Text that is not even JSON. */
  String malformed(String json) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> json.substring(0, json.length() / 2);
      case 2 -> json + json;
      case 3 -> "[".repeat(20_000);
      case 4 -> "{\"a\":1,\"a\":2}";
      default -> any(List.of("null", "[]", "17", "\"text\"", "{", "\ufeff{}", "{'a':1}", "NaN"));
    };
  }
}
