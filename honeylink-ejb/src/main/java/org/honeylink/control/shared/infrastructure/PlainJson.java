package org.honeylink.control.shared.infrastructure;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain values (text, numbers, truth, maps and lists of them) as JSON and back. */
public final class PlainJson {

  private PlainJson() {}

  /** The object of a map; anything that is not a plain value becomes its text. */
  public static JsonObject object(Map<String, ?> members) {
    var builder = JSON.createObjectBuilder();
    members.forEach((name, value) -> builder.add(name, value(value)));
    return builder.build();
  }

  private static JsonValue value(Object value) {
    return switch (value) {
      case JsonValue json -> json;
      case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
      case BigDecimal number -> JSON.createValue(number);
      case BigInteger number -> JSON.createValue(number);
      case Double number -> JSON.createValue(number);
      case Float number -> JSON.createValue(number.doubleValue());
      case Number number -> JSON.createValue(number.longValue());
      case Map<?, ?> map -> object(named(map));
      case Collection<?> items -> array(items);
      default -> JSON.createValue(value.toString());
    };
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private static JsonArray array(Collection<?> items) {
    var builder = JSON.createArrayBuilder();
    items.forEach(item -> builder.add(value(item)));
    return builder.build();
  }

  /** The map of an object's text. */
  public static Map<String, Object> map(String objectText) {
    try (JsonReader reader = JSON.createReader(new StringReader(objectText))) {
      return map(reader.readObject());
    }
  }

  private static Map<String, Object> map(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          if (value.getValueType() != JsonValue.ValueType.NULL) {
            map.put(name, plain(value));
          }
        });
    return map;
  }

  private static Object plain(JsonValue value) {
    return switch (value) {
      case JsonString text -> text.getString();
      case JsonNumber number ->
          number.isIntegral() ? (Object) number.longValue() : number.doubleValue();
      case JsonObject object -> map(object);
      case JsonArray array -> (Object) plainList(array);
      default -> value.getValueType() == JsonValue.ValueType.TRUE;
    };
  }

  private static List<Object> plainList(JsonArray array) {
    return array.stream()
        .filter(item -> item.getValueType() != JsonValue.ValueType.NULL)
        .map(PlainJson::plain)
        .toList();
  }
}
