package org.honeylink.sdk.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A JSON object of the server, read member by member. A member that is missing or of another type
 * throws {@link HoneyLinkApiException} with its name, never a cast or null error. Immutable.
 */
public final class Answer {

  private final int status;
  private final JsonObject object;

  Answer(int status, JsonObject object) {
    this.status = status;
    this.object = object;
  }

  /** The object as it came, for a program that shows it. */
  public JsonObject json() {
    return object;
  }

  /** Whether the member is there and not null. */
  public boolean has(String name) {
    return !value(name).equals(JsonValue.NULL);
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> unexpected(name, "text"));
  }

  /** Empty when the member is absent or null. */
  public Optional<String> optionalText(String name) {
    return switch (value(name)) {
      case JsonString text -> Optional.of(text.getString());
      case JsonValue value when value.equals(JsonValue.NULL) -> Optional.empty();
      case JsonValue other -> throw unexpected(name, "text, not " + other.getValueType());
    };
  }

  /** Empty also when the member is something else than text. */
  String textOrEmpty(String name) {
    return value(name) instanceof JsonString text ? text.getString() : "";
  }

  public long number(String name) {
    if (value(name) instanceof JsonNumber number && number.isIntegral()) {
      return number.longValue();
    }
    throw unexpected(name, "a whole number");
  }

  /** Empty when the member is absent or null. */
  public OptionalLong optionalNumber(String name) {
    return has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
  }

  /** Any number; empty when the member is absent or null. */
  public OptionalDouble optionalDecimal(String name) {
    return switch (value(name)) {
      case JsonNumber number -> OptionalDouble.of(number.doubleValue());
      case JsonValue value when value.equals(JsonValue.NULL) -> OptionalDouble.empty();
      case JsonValue other -> throw unexpected(name, "a number, not " + other.getValueType());
    };
  }

  /** Whether it is true. */
  public boolean flag(String name) {
    return switch (value(name).getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw unexpected(name, "true or false");
    };
  }

  /** RFC 3339. */
  public Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException e) {
      throw unexpected(name, "a time");
    }
  }

  /** Base64url without padding. */
  public byte[] bytes(String name) {
    return parsed(name, "base64url", Base64.getUrlDecoder()::decode);
  }

  /**
   * Text turned into a value by a parser that throws {@link IllegalArgumentException}.
   *
   * @param kind for the message, as in {@code "a UUID"}
   */
  public <T> T parsed(String name, String kind, Function<String, T> parser) {
    String text = text(name);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw unexpected(name, kind);
    }
  }

  public Answer object(String name) {
    if (value(name) instanceof JsonObject member) {
      return new Answer(status, member);
    }
    throw unexpected(name, "an object");
  }

  /** Empty when the member is absent or null. */
  public Optional<Answer> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** An object whose members are whole numbers; without members when it is absent. */
  public Map<String, Long> numbers(String name) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    optionalObject(name)
        .ifPresent(
            member -> member.object.keySet().forEach(key -> numbers.put(key, member.number(key))));
    return numbers;
  }

  public List<Answer> objects(String name) {
    return elements(name, JsonObject.class).stream().map(e -> new Answer(status, e)).toList();
  }

  public List<String> texts(String name) {
    return elements(name, JsonString.class).stream().map(JsonString::getString).toList();
  }

  private <T extends JsonValue> List<T> elements(String name, Class<T> type) {
    if (value(name) instanceof JsonArray array && array.stream().allMatch(type::isInstance)) {
      return array.getValuesAs(type);
    }
    throw unexpected(name, "a list");
  }

  private JsonValue value(String name) {
    return object.getOrDefault(name, JsonValue.NULL);
  }

  private HoneyLinkApiException unexpected(String name, String expected) {
    return HoneyLinkApiException.unexpected(
        status, "The server's answer has no member '" + name + "' that is " + expected);
  }
}
