package org.honeylink.web.request;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.jspecify.annotations.Nullable;

/**
 * Members of one JSON object. Each reading notes what is wrong and goes on; a member that nobody
 * reads is unknown. {@code null} is the same as absent. Not thread-safe.
 */
public final class JsonFields {

  private final String path;
  private final JsonObject object;
  private final Faults faults;
  private final Set<String> known = new HashSet<>();

  private JsonFields(String path, JsonObject object, Faults faults) {
    this.path = path;
    this.object = object;
    this.faults = faults;
  }

  /** Reads an object by its shape, then names what is left over, then makes the value. */
  static <T> Field<T> read(
      String path, JsonObject object, Function<JsonFields, Supplier<T>> shape, Faults faults) {
    Faults own = new Faults();
    JsonFields fields = new JsonFields(path, object, own);
    Supplier<T> value = shape.apply(fields);
    fields.nameUnknown();
    if (own.none()) {
      try {
        return Field.of(value.get());
      } catch (ValidationFailed refused) {
        refused
            .violations()
            .forEach(each -> own.add(Texts.joined(path, each.path()), each.message()));
      }
    }
    faults.addAll(own);
    return Field.faulty();
  }

  /** Members that nobody reads are somebody else's, as in an envelope. */
  public void ignoreOthers() {
    known.addAll(object.keySet());
  }

  private void nameUnknown() {
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        faults.add(path(Texts.name(name)), "is not a property of this object");
      }
    }
  }

  /** Where further faults of this object go, with {@link #path}. */
  public Faults faults() {
    return faults;
  }

  /** Full path of a member. */
  public String path(String name) {
    return Texts.joined(path, name);
  }

  /** Whether a member is there and not null; looking does not make it known. */
  public boolean has(String name) {
    JsonValue value = object.get(name);
    return value != null && value.getValueType() != JsonValue.ValueType.NULL;
  }

  /** A text that must be there. */
  public Field<String> text(String name) {
    return text(name, text -> text);
  }

  /** A text that must be there, and its meaning; a refusal is noted under its path. */
  public <T> Field<T> text(String name, Function<String, T> parse) {
    return required(name, (at, value) -> textOf(at, value, parse));
  }

  /** A text that may be there. */
  public <T> Field<Optional<T>> optionalText(String name, Function<String, T> parse) {
    return optional(name, (at, value) -> textOf(at, value, parse));
  }

  /** A whole number that must be there, within bounds. */
  public Field<Long> wholeNumber(String name, long least, long most) {
    return required(name, (at, value) -> Numbers.whole(at, value, least, most, faults));
  }

  /** A whole number that may be there, within bounds. */
  public Field<Optional<Long>> optionalWholeNumber(String name, long least, long most) {
    return optional(name, (at, value) -> Numbers.whole(at, value, least, most, faults));
  }

  /** A number that may be there, within bounds. */
  public Field<Optional<Double>> optionalNumber(String name, double least, double most) {
    return optional(name, (at, value) -> Numbers.any(at, value, least, most, faults));
  }

  /** True or false, which must be there. */
  public Field<Boolean> truth(String name) {
    return required(name, this::truthOf);
  }

  /** True or false, when it is there. */
  public Field<Optional<Boolean>> optionalTruth(String name) {
    return optional(name, this::truthOf);
  }

  /** A text or an object that may be there, with one meaning. */
  public <T> Field<Optional<T>> optionalTextOrObject(
      String name, Function<String, T> parse, Function<JsonFields, Supplier<T>> shape) {
    return optional(
        name,
        (at, value) ->
            switch (value) {
              case JsonString text -> textOf(at, text, parse);
              case JsonObject object -> objectOf(at, object, shape);
              default -> wrong(at, "a text or an object", value);
            });
  }

  /** An object that must be there. */
  public <T> Field<T> object(String name, Function<JsonFields, Supplier<T>> shape) {
    return required(name, (at, value) -> objectOf(at, value, shape));
  }

  /** An object that may be there. */
  public <T> Field<Optional<T>> optionalObject(
      String name, Function<JsonFields, Supplier<T>> shape) {
    return optional(name, (at, value) -> objectOf(at, value, shape));
  }

  /** An object that may be there, as it stands: its members are somebody else's. */
  public Field<Optional<JsonObject>> optionalFreeObject(String name) {
    return optional(name, this::freeObjectOf);
  }

  /** An array of objects that must be there. */
  public <T> Field<List<T>> objects(String name, Function<JsonFields, Supplier<T>> shape) {
    return required(name, (at, value) -> listOf(at, value, (i, item) -> objectOf(i, item, shape)));
  }

  /** An array of texts that must be there. */
  public <T> Field<List<T>> texts(String name, Function<String, T> parse) {
    return required(name, (at, value) -> listOf(at, value, (i, item) -> textOf(i, item, parse)));
  }

  /** An array of texts that may be there. */
  public <T> Field<Optional<List<T>>> optionalTexts(String name, Function<String, T> parse) {
    return optional(name, (at, value) -> listOf(at, value, (i, item) -> textOf(i, item, parse)));
  }

  /** An object of texts by free names that may be there. */
  public Field<Optional<Map<String, String>>> optionalTextMap(String name) {
    return optional(
        name, (at, value) -> mapOf(at, value, (i, item) -> textOf(i, item, text -> text)));
  }

  /** An object of objects by free names that may be there. */
  public <T> Field<Optional<Map<String, T>>> optionalObjectMap(
      String name, Function<JsonFields, Supplier<T>> shape) {
    return optional(name, (at, value) -> mapOf(at, value, (i, item) -> objectOf(i, item, shape)));
  }

  private <T> Field<T> required(String name, BiFunction<String, JsonValue, Field<T>> read) {
    JsonValue value = value(name);
    if (value == null) {
      faults.add(path(name), "is missing");
      return Field.faulty();
    }
    return read.apply(path(name), value);
  }

  private <T> Field<Optional<T>> optional(
      String name, BiFunction<String, JsonValue, Field<T>> read) {
    JsonValue value = value(name);
    return value == null ? Field.of(Optional.empty()) : read.apply(path(name), value).asOptional();
  }

  private @Nullable JsonValue value(String name) {
    known.add(name);
    JsonValue value = object.get(name);
    return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
  }

  private <T> Field<T> wrong(String at, String expected, JsonValue value) {
    faults.add(at, "must be " + expected + ", not " + kind(value));
    return Field.faulty();
  }

  private <T> Field<T> textOf(String at, JsonValue value, Function<String, T> parse) {
    return value instanceof JsonString text
        ? Texts.parse(at, text.getString(), parse, faults)
        : wrong(at, "a text", value);
  }

  private Field<Boolean> truthOf(String at, JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE -> Field.of(true);
      case FALSE -> Field.of(false);
      default -> wrong(at, "true or false", value);
    };
  }

  private <T> Field<T> objectOf(
      String at, JsonValue value, Function<JsonFields, Supplier<T>> shape) {
    return value instanceof JsonObject found
        ? read(at, found, shape, faults)
        : wrong(at, "an object", value);
  }

  private Field<JsonObject> freeObjectOf(String at, JsonValue value) {
    if (!(value instanceof JsonObject found)) {
      return wrong(at, "an object", value);
    }
    Optional<String> fault = Texts.fault(found.toString());
    fault.ifPresent(each -> faults.add(at, each));
    return fault.isPresent() ? Field.faulty() : Field.of(found);
  }

  private <T> Field<List<T>> listOf(
      String at, JsonValue value, BiFunction<String, JsonValue, Field<T>> read) {
    if (!(value instanceof JsonArray array)) {
      return wrong(at, "an array", value);
    }
    List<Field<T>> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(read.apply(at + "[" + i + "]", array.get(i)));
    }
    return items.stream().allMatch(item -> item.ifFaultless().isPresent())
        ? Field.of(items.stream().map(Field::get).toList())
        : Field.faulty();
  }

  private <T> Field<Map<String, T>> mapOf(
      String at, JsonValue value, BiFunction<String, JsonValue, Field<T>> read) {
    if (!(value instanceof JsonObject found)) {
      return wrong(at, "an object", value);
    }
    Map<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : found.entrySet()) {
      Field<String> name = Texts.parse(at, entry.getKey(), text -> text, faults);
      Field<T> item = read.apply(Texts.joined(at, Texts.name(entry.getKey())), entry.getValue());
      name.ifFaultless().ifPresent(n -> item.ifFaultless().ifPresent(i -> map.put(n, i)));
    }
    return map.size() == found.size() ? Field.of(map) : Field.faulty();
  }

  static String kind(JsonValue value) {
    return switch (value) {
      case JsonString text -> "a text";
      case JsonNumber number -> "a number";
      case JsonArray array -> "an array";
      case JsonObject object -> "an object";
      default -> value.toString();
    };
  }
}
