package org.honeylink.web.request;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * The JSON body of a call, to be read strictly: malformed text says where, and wrong types, missing
 * and unknown members are all named at once.
 *
 * <pre>{@code
 * Registration registration = body.read(in -> {
 *   Field<DeviceId> id = in.text("device_id", DeviceId::new);
 *   Field<Optional<Attestation>> attestation = in.optionalObject("attestation", this::attestation);
 *   return () -> new Registration(id.get(), attestation.get());
 * });
 * }</pre>
 */
public final class JsonBody {

  private final JsonObject object;

  private JsonBody(JsonObject object) {
    this.object = object;
  }

  /**
   * Parses a body.
   *
   * @param utf8 the whole of it; not retained
   * @throws ValidationFailed when it is not a JSON object in UTF-8
   */
  public static JsonBody parse(byte[] utf8) {
    String text = text(utf8);
    if (text.isBlank()) {
      throw new ValidationFailed("", "The body is empty; a JSON object is needed");
    }
    JsonSyntax.check(text);
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject found) {
        return new JsonBody(found);
      }
      throw new ValidationFailed("", "The body must be a JSON object");
    }
  }

  /** Whether the body has a member of this name. */
  public boolean has(String name) {
    return object.containsKey(name);
  }

  private static String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new ValidationFailed("", "The body must be UTF-8");
    }
  }

  /**
   * Reads the body into a value.
   *
   * @param shape reads every member, then answers how to make the value; the making may refuse, too
   * @throws ValidationFailed with every fault found
   */
  public <T> T read(Function<JsonFields, Supplier<T>> shape) {
    Faults faults = new Faults();
    Field<T> value = JsonFields.read("", object, shape, faults);
    faults.refuseIfAny();
    return value.get();
  }
}
