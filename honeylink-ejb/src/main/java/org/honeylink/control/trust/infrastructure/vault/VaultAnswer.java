package org.honeylink.control.trust.infrastructure.vault;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * What Vault answered: {@code data} or {@code auth} when it did, {@code errors} when it refused.
 *
 * @param status of HTTP
 */
record VaultAnswer(int status, JsonObject body) {

  /** The body may be empty, as in 204. */
  static VaultAnswer of(int status, byte[] body) throws VaultFault {
    if (body.length == 0) {
      return new VaultAnswer(status, JsonValue.EMPTY_JSON_OBJECT);
    }
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      return new VaultAnswer(status, reader.readObject());
    } catch (JsonException e) {
      throw new VaultFault("answered with status " + status + " and no JSON object", e);
    }
  }

  boolean done() {
    return status / 100 == 2;
  }

  /** Texts of {@code errors}; they name paths and rules, never secrets. */
  List<String> errors() {
    return body.get("errors") instanceof JsonArray texts
        ? texts.stream()
            .filter(JsonString.class::isInstance)
            .map(text -> ((JsonString) text).getString())
            .toList()
        : List.of();
  }

  JsonObject data() throws VaultFault {
    return object(body, "data");
  }

  JsonObject auth() throws VaultFault {
    return object(body, "auth");
  }

  static JsonObject object(JsonObject parent, String name) throws VaultFault {
    if (parent.get(name) instanceof JsonObject object) {
      return object;
    }
    throw new VaultFault("answered without '" + name + "', which its API promises", null);
  }

  static String text(JsonObject parent, String name) throws VaultFault {
    if (parent.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new VaultFault("answered without '" + name + "', which its API promises", null);
  }

  /** Without the body, which may hold a token. */
  @Override
  public String toString() {
    return "VaultAnswer[" + status + "]";
  }
}
