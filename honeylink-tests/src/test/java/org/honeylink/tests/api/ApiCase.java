package org.honeylink.tests.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * One call that was thought up.
 *
 * @param target path and query below {@code /api/v1}
 * @param body bytes; none when empty and {@code hasBody} is false
 */
record ApiCase(ApiOperation operation, String target, Map<String, String> headers, String body) {

  /** Makes calls of an operation. Not thread-safe. */
  static final class Maker {

    private final Random random;
    private final JsonFromSchema values;
    private final Oddities odd;

    /** Ids that answers named, by the name of their member. */
    private final Map<String, List<String>> known;

    Maker(Random random, Map<String, List<String>> known) {
      this.random = random;
      this.values = new JsonFromSchema(random);
      this.odd = new Oddities(random);
      this.known = known;
    }

    /** A call; one in four has nothing wrong with it, as far as the document tells. */
    ApiCase make(ApiOperation operation) {
      boolean good = random.nextInt(4) == 0;
      String path = operation.path();
      for (Parameter each : operation.in("path")) {
        path = path.replace("{" + each.getName() + "}", encoded(part(each, good)));
      }
      Map<String, String> headers = new LinkedHashMap<>();
      String body = operation.body().map(content -> body(content, good, headers)).orElse("");
      if (!good && random.nextInt(3) == 0) {
        oddHeader(headers);
      }
      return new ApiCase(operation, path + query(operation, good), headers, body);
    }

    private String part(Parameter parameter, boolean good) {
      if (!good && random.nextInt(3) == 0) {
        return odd.pathPart();
      }
      return known(parameter.getName()).orElseGet(() -> text(parameter));
    }

    private Optional<String> known(String name) {
      List<String> ids = known.getOrDefault(name, List.of());
      return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    private String text(Parameter parameter) {
      JsonValue value =
          parameter.getExample() == null
              ? values.value(parameter.getSchema(), 0)
              : JsonFromSchema.plain(parameter.getExample());
      return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private String query(ApiOperation operation, boolean good) {
      StringBuilder query = new StringBuilder();
      for (Parameter each : operation.in("query")) {
        if (Boolean.TRUE.equals(each.getRequired()) || random.nextInt(3) == 0) {
          add(query, each.getName(), queryValue(each, good));
        }
      }
      if (!good && random.nextInt(8) == 0) {
        add(query, "colour", "blue");
      }
      return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private String queryValue(Parameter parameter, boolean good) {
      if (!good && random.nextInt(2) == 0) {
        return switch (parameter.getName()) {
          case "limit" -> odd.limit();
          case "cursor" -> odd.cursor();
          default -> odd.text();
        };
      }
      return known(parameter.getName()).orElseGet(() -> text(parameter));
    }

    private static void add(StringBuilder query, String name, String value) {
      String shortened = value.length() > 2_000 ? value.substring(0, 2_000) : value;
      query.append('&').append(encoded(name)).append('=').append(encoded(shortened));
    }

    private String body(
        Map.Entry<String, MediaType> content, boolean good, Map<String, String> headers) {
      headers.put("Content-Type", content.getKey());
      if (!content.getKey().contains("json")) {
        return good ? "a=b" : odd.text();
      }
      JsonValue value =
          example(content.getValue())
              .filter(example -> random.nextInt(3) > 0)
              .orElseGet(() -> values.value(content.getValue().getSchema(), 0));
      value = value instanceof JsonObject object ? withKnownIds(object) : value;
      if (good) {
        return value.toString();
      }
      for (int i = random.nextInt(3); i >= 0; i--) {
        value = odd.in(value);
      }
      return random.nextInt(10) == 0 ? odd.malformed(value.toString()) : value.toString();
    }

    private static Optional<JsonValue> example(MediaType content) {
      return Optional.ofNullable(content.getExample())
          .or(
              () ->
                  Optional.ofNullable(content.getExamples())
                      .flatMap(all -> all.values().stream().findFirst())
                      .map(each -> each.getValue()))
          .map(JsonFromSchema::plain);
    }

    private JsonObject withKnownIds(JsonObject object) {
      var changed = Json.createObjectBuilder(object);
      object.forEach(
          (name, value) -> {
            if (value.getValueType() == JsonValue.ValueType.STRING && random.nextInt(4) > 0) {
              known(name).ifPresent(id -> changed.add(name, id));
            }
          });
      return changed.build();
    }

    private void oddHeader(Map<String, String> headers) {
      switch (random.nextInt(8)) {
        case 0 -> headers.put("Idempotency-Key", UUID.randomUUID().toString());
        case 1 -> headers.put("Idempotency-Key", "x".repeat(65));
        case 2 -> headers.put("If-Match", "no tag");
        case 3 -> headers.put("traceparent", "00-zz");
        case 4 -> headers.put("Accept", "application/xml");
        case 5 -> headers.put("Content-Type", "text/plain");
        case 6 -> headers.put("Last-Event-ID", "minus one");
        default -> headers.put("If-None-Match", "\"1\"");
      }
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
  }
}
