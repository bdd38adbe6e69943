package org.honeylink.sdk.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** What a call gets. */
record FakeAnswer(int status, String body) {

  static FakeAnswer ok(int status, JsonObject object) {
    return new FakeAnswer(status, object.toString());
  }

  static FakeAnswer nothing() {
    return new FakeAnswer(204, "");
  }

  static FakeAnswer problem(int status, String code, String message) {
    return ok(
        status,
        Json.createObjectBuilder()
            .add("type", "urn:honeylink:error:" + code)
            .add("title", code)
            .add("status", status)
            .add("detail", message)
            .add("error_code", code)
            .add("message", message)
            .add("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736")
            .build());
  }

  /** The same with one more member. */
  FakeAnswer with(String name, String value) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return ok(status, Json.createObjectBuilder(reader.readObject()).add(name, value).build());
    }
  }
}
