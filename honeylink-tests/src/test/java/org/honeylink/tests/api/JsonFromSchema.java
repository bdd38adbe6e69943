package org.honeylink.tests.api;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes values that a schema allows, as far as a schema tells. Not thread-safe. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the model of schemas is
final class JsonFromSchema {

  private static final int DEEPEST = 6;

  private final Random random;

  JsonFromSchema(Random random) {
    this.random = random;
  }

  /** JSON of an example, which the parser of the document gives as one of several types. */
  static JsonValue plain(Object example) {
    try (var reader = Json.createReader(new StringReader("[" + example + "]"))) {
      return reader.readArray().getFirst();
    } catch (jakarta.json.JsonException noJson) {
      return Json.createValue(String.valueOf(example));
    }
  }

  JsonValue value(@Nullable Schema<?> schema, int depth) {
    if (schema == null || depth > DEEPEST) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    for (List<? extends Schema> choice : choices(schema)) {
      return value(choice.get(random.nextInt(choice.size())), depth + 1);
    }
    if (schema.getEnum() != null) {
      return plainOrText(schema.getEnum().get(random.nextInt(schema.getEnum().size())));
    }
    if (schema.getExample() != null && random.nextInt(4) > 0) {
      return plainOrText(schema.getExample());
    }
    return switch (String.valueOf(schema.getType())) {
      case "string" -> Json.createValue(text(schema));
      case "integer" -> Json.createValue(number(schema).longValue());
      case "number" -> Json.createValue(number(schema));
      case "boolean" -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
      case "array" -> array(schema, depth);
      default -> object(schema, depth);
    };
  }

  private static JsonValue plainOrText(Object value) {
    return value instanceof String text ? Json.createValue(text) : plain(value);
  }

  private static List<List<? extends Schema>> choices(Schema<?> schema) {
    List<List<? extends Schema>> choices = new ArrayList<>();
    for (List<Schema> each : new List[] {schema.getOneOf(), schema.getAnyOf()}) {
      if (each != null && !each.isEmpty()) {
        choices.add(each);
      }
    }
    return choices;
  }

  private String text(Schema<?> schema) {
    return switch (String.valueOf(schema.getFormat())) {
      case "uuid" -> UUID.randomUUID().toString();
      case "date-time" -> Instant.now().toString();
      default -> {
        int least = schema.getMinLength() == null ? 1 : schema.getMinLength();
        int most = schema.getMaxLength() == null ? 20 : schema.getMaxLength();
        yield "A".repeat(random.nextBoolean() ? least : Math.min(most, least + random.nextInt(20)));
      }
    };
  }

  private BigDecimal number(Schema<?> schema) {
    BigDecimal least = schema.getMinimum() == null ? BigDecimal.ZERO : schema.getMinimum();
    BigDecimal most = schema.getMaximum() == null ? least.add(BigDecimal.TEN) : schema.getMaximum();
    return random.nextBoolean() ? least : most;
  }

  private JsonValue array(Schema<?> schema, int depth) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    int least = schema.getMinItems() == null ? 0 : schema.getMinItems();
    for (int i = least + random.nextInt(2); i > 0; i--) {
      array.add(value(schema.getItems(), depth + 1));
    }
    return array.build();
  }

  private JsonValue object(Schema<?> schema, int depth) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    Map<String, Schema> properties = new java.util.TreeMap<>();
    add(schema, properties);
    Set<String> required =
        Set.copyOf(schema.getRequired() == null ? List.of() : schema.getRequired());
    properties.forEach(
        (name, each) -> {
          if (required.contains(name) || random.nextBoolean()) {
            object.add(name, value(each, depth + 1));
          }
        });
    return object.build();
  }

  private static void add(Schema<?> schema, Map<String, Schema> properties) {
    if (schema.getProperties() != null) {
      properties.putAll(schema.getProperties());
    }
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> add(part, properties));
    }
  }
}
