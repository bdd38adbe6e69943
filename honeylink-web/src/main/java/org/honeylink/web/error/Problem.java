package org.honeylink.web.error;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.Violation;

/**
 * A problem document (RFC 9457) with the product's own members.
 *
 * @param status HTTP status
 * @param message what is wrong and what to do; nothing of a cause
 * @param violations all faults of the input; empty otherwise
 * @param members further members; plain JSON values
 * @param headers further headers of the answer
 */
public record Problem(
    int status,
    ErrorCode code,
    String message,
    List<Violation> violations,
    Map<String, Object> members,
    Map<String, String> headers) {

  /** Media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    violations = List.copyOf(violations);
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  /** What a failure becomes, for whoever answers outside JAX-RS. */
  public static Problem of(Throwable thrown) {
    return Problems.of(thrown);
  }

  /** A problem without violations, members and headers. */
  static Problem of(int status, ErrorCode code, String message) {
    return new Problem(status, code, message, List.of(), Map.of(), Map.of());
  }

  /** A problem with one more header. */
  static Problem of(int status, ErrorCode code, String message, String header, String value) {
    return new Problem(status, code, message, List.of(), Map.of(), Map.of(header, value));
  }

  /** The document, with the trace of the call at hand. */
  public String json() {
    return object().toString();
  }

  /** The same as a part of another answer. */
  public JsonObject object() {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("type", "urn:honeylink:error:" + code)
            .add("title", title())
            .add("status", status)
            .add("detail", message)
            .add("error_code", code.name())
            .add("message", message)
            .add("trace_id", Trace.currentId());
    if (!violations.isEmpty()) {
      json.add("violations", violationsJson());
    }
    members.forEach((name, value) -> json.add(name, value(value)));
    return json.build();
  }

  private JsonArrayBuilder violationsJson() {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Violation violation : violations) {
      array.add(
          JSON.createObjectBuilder()
              .add("path", violation.path())
              .add("message", violation.message()));
    }
    return array;
  }

  private static JsonValue value(Object value) {
    return switch (value) {
      case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
      case Double number -> JSON.createValue(number);
      case Number number -> JSON.createValue(number.longValue());
      case Collection<?> items -> array(items);
      case Map<?, ?> map -> object(map);
      default -> JSON.createValue(value.toString());
    };
  }

  private static JsonValue array(Collection<?> items) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    items.forEach(item -> array.add(value(item)));
    return array.build();
  }

  private static JsonObject object(Map<?, ?> map) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    map.forEach((name, value) -> object.add(String.valueOf(name), value(value)));
    return object.build();
  }

  private String title() {
    return switch (code) {
      case ERR_VALIDATION ->
          switch (status) {
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 413 -> "Body too large";
            case 415 -> "Unsupported media type";
            default -> "Validation failed";
          };
      case ERR_AUTH -> "Not authenticated";
      case ERR_AUTHZ -> "Not allowed";
      case ERR_NOT_FOUND -> "Not found";
      case ERR_CONFLICT -> "Conflict";
      case ERR_STATE -> "Wrong state";
      case ERR_RATE_LIMITED -> "Too many calls";
      case ERR_INTERNAL -> "Internal error";
      case ERR_DEPENDENCY -> "Dependency away";
    };
  }
}
