package org.honeylink.tests.command;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.honeylink.tests.server.TestServer;

/** Calls about commands, as the administrator. */
final class CommandCalls {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestServer server;

  CommandCalls(TestServer server) {
    this.server = server;
  }

  /** An order for some devices that holds for a minute. */
  static JsonObjectBuilder order(String name, String... deviceIds) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("parameters", Json.createObjectBuilder().add("litres", 2).add("CamelCase", "ä€"))
        .add("selector", devices(deviceIds))
        .add("expires_in_seconds", 60);
  }

  static JsonObject devices(String... deviceIds) {
    return Json.createObjectBuilder()
        .add("device_ids", Json.createArrayBuilder(List.of(deviceIds)))
        .build();
  }

  Response order(JsonObject order) {
    return server.api().asAdministrator().body(order.toString()).post("/commands");
  }

  /** Orders and answers the id. */
  String ordered(JsonObject order) {
    return order(order).then().statusCode(202).extract().path("command_id");
  }

  Response read(String commandId) {
    return server.api().asAdministrator().get("/commands/{id}", commandId);
  }

  Response cancel(String commandId) {
    return server.api().asAdministrator().post("/commands/{id}/cancel", commandId);
  }

  Response targets(String commandId, Map<String, ?> query) {
    return server
        .api()
        .asAdministrator()
        .queryParams(query)
        .get("/commands/{id}/targets", commandId);
  }

  String state(String commandId, String deviceId) {
    return targets(commandId, Map.of())
        .path("items.find { it.device_id == '" + deviceId + "' }.state");
  }

  void awaitState(String commandId, String deviceId, String state) {
    await(deviceId + " is " + state)
        .atMost(PATIENCE)
        .until(() -> state(commandId, deviceId), Predicate.isEqual(state));
  }

  void awaitStatus(String commandId, String status) {
    await("the command is " + status)
        .atMost(PATIENCE)
        .until(() -> read(commandId).path("status"), Predicate.isEqual(status));
  }
}
