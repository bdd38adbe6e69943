package org.honeylink.tests.command;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.tests.command.CommandCalls.PATIENCE;
import static org.honeylink.tests.command.CommandCalls.order;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.honeylink.sdk.session.CommandResult;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.Event;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.transport.packet.ControlKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands from the order to the answer of each device. */
@ExtendWith(RunningServer.class)
class CommandsIT {

  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  private final TestServer server;
  private final CommandCalls commands;
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  CommandsIT(TestServer server) {
    this.server = server;
    this.commands = new CommandCalls(server);
  }

  private HoneyLinkSession session(SdkDevice device) {
    return device.link().openSession(stream("telemetry", RELIABLE, NORMAL, mbps(1)));
  }

  private void doing(HoneyLinkSession session) {
    session.onCommand(
        command -> {
          done.add(command.name() + " " + command.parameters());
          if (command.name().equals("impossible")) {
            throw new IllegalStateException("no water here");
          }
          return CommandResult.ok("done " + command.name());
        });
  }

  @Test
  void devicesDoItOnceAnswerAndTheWholeIsToldAndWrittenDown() {
    String topicName = "it-commands-" + UUID.randomUUID();
    try (SdkDevice willing = SdkDevice.paired(server);
        SdkDevice asleep = SdkDevice.paired(server);
        Subscriber topic =
            Subscriber.durable(server, "honeylink.device", topicName, "category = 'command'");
        HoneyLinkSession session = session(willing)) {
      TestDevice unpaired = TestDevice.register(server.api());
      doing(session);
      Response ordered =
          commands.order(order("water", willing.id(), asleep.id(), unpaired.id()).build());
      ordered
          .then()
          .statusCode(202)
          .header("Location", notNullValue())
          .body("status", equalTo("RUNNING"))
          .body("targets.total", equalTo(3))
          .body("targets.failed", equalTo(1))
          .body("parameters.CamelCase", equalTo("ä€"));
      String id = ordered.path("command_id");
      assertEquals(7, UUID.fromString(id).version());
      commands.awaitState(id, willing.id(), "ACKNOWLEDGED");
      assertEquals("QUEUED", commands.state(id, asleep.id()));
      try (HoneyLinkSession woken = session(asleep)) {
        doing(woken);
        commands.awaitState(id, asleep.id(), "ACKNOWLEDGED");
      }
      commands.awaitStatus(id, "COMPLETED");
      assertEquals(
          List.of("water {\"litres\":2,\"CamelCase\":\"ä€\"}"),
          List.copyOf(done).stream().distinct().toList());
      assertEquals(2, done.size());
      commands
          .targets(id, Map.of("state", "ACKNOWLEDGED"))
          .then()
          .body("items", hasSize(2))
          .body("items.answer", hasItem("done water"));
      commands
          .targets(id, Map.of("state", "FAILED"))
          .then()
          .body("items.device_id", equalTo(List.of(unpaired.id())))
          .body("items[0].answer", equalTo("the device is PENDING"));
      Event completed =
          topic.nextThat(
              event ->
                  event.text("type").equals("org.honeylink.command.completed")
                      && event.json().getJsonObject("data").getString("command_id").equals(id),
              PATIENCE);
      assertEquals(2, completed.json().getJsonObject("data").getInt("acknowledged"));
      assertAudited(id, "command.created", "success");
      assertAudited(id, "command.completed", "failed");
      topic.unsubscribe();
    }
  }

  private void assertAudited(String commandId, String action, String outcome) {
    assertEquals(
        List.of(outcome),
        server
            .database()
            .texts(
                "select outcome from audit_event where target = ? and action = ?"
                    + " and category = 'command'",
                commandId,
                action));
  }

  @Test
  void aDeviceThatOpensItsFirstSessionHearsAtOnceWhatWaits() {
    // The sweep, every ten seconds, would be too late for one of them at least.
    for (int i = 0; i < 3; i++) {
      try (SdkDevice asleep = SdkDevice.paired(server)) {
        String id = commands.ordered(order("water", asleep.id()).build());
        try (HoneyLinkSession session = session(asleep)) {
          doing(session);
          await()
              .atMost(AT_ONCE)
              .until(() -> commands.state(id, asleep.id()), equalTo("ACKNOWLEDGED"));
        }
      }
    }
  }

  @Test
  void aTagMeansTheDevicesOfTheTenantThatHaveIt() {
    TestDevice tagged = TestDevice.registerAndPair(server.api());
    TestDevice unpaired = TestDevice.register(server.api());
    TestDevice untagged = TestDevice.registerAndPair(server.api());
    String tag = "it-" + UUID.randomUUID();
    tag(tagged, tag);
    tag(unpaired, tag);
    tag(untagged, "other-" + tag);
    JsonObject selector = Json.createObjectBuilder().add("tag", tag).build();
    String id = commands.ordered(order("water").add("selector", selector).build());
    commands
        .targets(id, Map.of())
        .then()
        .body("items.device_id", equalTo(List.of(tagged.id())))
        .body("items[0].state", equalTo("QUEUED"));
    JsonObject nobodys = Json.createObjectBuilder().add("tag", "no-" + tag).build();
    Problem.of(
            commands.order(order("water").add("selector", nobodys).build()), 400, "ERR_VALIDATION")
        .at("selector");
    commands.cancel(id).then().statusCode(200);
  }

  private void tag(TestDevice device, String tag) {
    server
        .api()
        .asAdministrator()
        .body("{\"tags\": [\"" + tag + "\"]}")
        .patch("/devices/{id}", device.id())
        .then()
        .statusCode(200);
  }

  @Test
  void whatADeviceCannotDoHasFailedWithItsWords() {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = session(device)) {
      doing(session);
      String id = commands.ordered(order("impossible", device.id()).build());
      commands.awaitState(id, device.id(), "FAILED");
      String answer = commands.targets(id, Map.of()).path("items[0].answer");
      assertTrue(answer.contains("no water here"), answer);
      assertEquals(1, done.size());
    }
  }

  @Test
  void aCommandThatNobodyAnswersIsSaidAgainAndExpires() {
    try (SdkDevice deaf = SdkDevice.paired(server);
        HoneyLinkSession session = session(deaf)) {
      Queue<byte[]> heard = new ConcurrentLinkedQueue<>();
      session.onWord(ControlKind.COMMAND, heard::add);
      JsonObject order = order("water", deaf.id()).add("expires_in_seconds", 5).build();
      String id = commands.ordered(order);
      commands.awaitState(id, deaf.id(), "SENT");
      await().atMost(PATIENCE).until(() -> heard.size() >= 2);
      commands.awaitState(id, deaf.id(), "EXPIRED");
      commands.awaitStatus(id, "COMPLETED");
      Problem.of(commands.cancel(id), 422, "ERR_STATE");
    }
  }

  @Test
  void aCancelledCommandIsNotSaidAnyMore() {
    try (SdkDevice asleep = SdkDevice.paired(server)) {
      String id = commands.ordered(order("water", asleep.id()).build());
      commands
          .cancel(id)
          .then()
          .statusCode(200)
          .body("status", equalTo("CANCELLED"))
          .body("ended_at", notNullValue())
          .body("targets.cancelled", equalTo(1));
      String next = commands.ordered(order("next", asleep.id()).build());
      try (HoneyLinkSession session = session(asleep)) {
        doing(session);
        commands.awaitState(next, asleep.id(), "ACKNOWLEDGED");
        assertEquals(1, done.size());
      }
      assertAudited(id, "command.cancelled", "success");
    }
  }

  @Test
  void severalCommandsToOneSessionAllArrive() {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = session(device)) {
      doing(session);
      List<String> ids =
          List.of("one", "two", "three", "four").stream()
              .map(name -> commands.ordered(order(name, device.id()).build()))
              .toList();
      ids.forEach(id -> commands.awaitState(id, device.id(), "ACKNOWLEDGED"));
      assertEquals(4, done.size());
    }
  }

  @Test
  void aDeviceWithoutASessionAsksAndAnswersOverHttps() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    TestDevice other = TestDevice.registerAndPair(server.api());
    String first = commands.ordered(order("first", device.id()).build());
    String second = commands.ordered(order("second", device.id()).build());
    Response page =
        server
            .api()
            .as(device.token())
            .queryParam("limit", 1)
            .get("/devices/{id}/commands", device.id());
    page.then().statusCode(200).body("items.command_id", equalTo(List.of(first)));
    server
        .api()
        .as(device.token())
        .queryParam("cursor", page.<String>path("next"))
        .get("/devices/{id}/commands", device.id())
        .then()
        .body("items.command_id", equalTo(List.of(second)))
        .body("items[0].parameters.litres", equalTo(2))
        .body("next", nullValue());

    Problem.of(
        server.api().as(other.token()).get("/devices/{id}/commands", device.id()),
        404,
        "ERR_NOT_FOUND");
    Problem.of(answer(other, device.id(), first, "{\"status\":\"done\"}"), 404, "ERR_NOT_FOUND");
    Problem.of(answer(other, other.id(), first, "{\"status\":\"done\"}"), 404, "ERR_NOT_FOUND");
    Problem.of(answer(device, device.id(), first, "{\"status\":\"maybe\"}"), 400, "ERR_VALIDATION");
    assertEquals("QUEUED", commands.state(first, device.id()));

    answer(device, device.id(), first, "{\"status\":\"done\",\"text\":\"dry\"}")
        .then()
        .statusCode(204);
    answer(device, device.id(), first, "{\"status\":\"failed\"}").then().statusCode(204);
    assertEquals("ACKNOWLEDGED", commands.state(first, device.id()));
    commands.awaitStatus(first, "COMPLETED");
  }

  private Response answer(TestDevice as, String deviceId, String commandId, String body) {
    return server
        .api()
        .as(as.token())
        .body(body)
        .post("/devices/{id}/commands/{command}/answer", deviceId, commandId);
  }

  @Test
  void commandsAreListedNewestFirstAndByStatusAndName() {
    try (SdkDevice asleep = SdkDevice.paired(server)) {
      String name = "list-" + UUID.randomUUID();
      String older = commands.ordered(order(name, asleep.id()).build());
      String newer = commands.ordered(order(name, asleep.id()).build());
      commands.cancel(older).then().statusCode(200);
      Response page = list(Map.of("name", name, "limit", 1));
      page.then().body("items.command_id", equalTo(List.of(newer)));
      list(Map.of("name", name, "cursor", page.<String>path("next")))
          .then()
          .body("items.command_id", equalTo(List.of(older)))
          .body("next", nullValue());
      list(Map.of("name", name, "status", "CANCELLED"))
          .then()
          .body("items.command_id", equalTo(List.of(older)))
          .body("items[0].targets.cancelled", equalTo(1));
      commands.cancel(newer);
    }
  }

  private Response list(Map<String, ?> query) {
    return server.api().asAdministrator().queryParams(query).get("/commands");
  }

  @Test
  void faultsOfAnOrderAreAllNamed() {
    String body =
        """
        {"name": "no way", "parameters": [], "selector": {"device_ids": ["x"]},
         "expires_in_seconds": 4, "color": "red"}\
        """;
    Problem.of(server.api().asAdministrator().body(body).post("/commands"), 400, "ERR_VALIDATION")
        .at("name", "parameters", "selector.device_ids[0]", "expires_in_seconds", "color");
    JsonObject absent = order("water", "IT-NO-SUCH-DEVICE").build();
    Problem.of(commands.order(absent), 400, "ERR_VALIDATION").at("selector.device_ids[0]");
    JsonObject two =
        order("water", "IT-A")
            .add("selector", Json.createObjectBuilder().add("all", true).add("tag", "x"))
            .build();
    Problem.of(commands.order(two), 400, "ERR_VALIDATION").at("selector");
    JsonObject tooLong =
        order("water", "IT-A")
            .add("parameters", Json.createObjectBuilder().add("text", "x".repeat(1_200)))
            .build();
    Problem.of(commands.order(tooLong), 400, "ERR_VALIDATION")
        .at("parameters")
        .saying("must have at most 1,143 bytes");
  }

  @Test
  void strangersSeeNothing() throws Exception {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String id = commands.ordered(order("water", device.id()).build());
    Problem.of(server.api().as(device.token()).get("/commands"), 403, "ERR_AUTHZ");
    Problem.of(server.api().as(device.token()).get("/commands/{id}", id), 403, "ERR_AUTHZ");
    Problem.of(
        server
            .api()
            .as(device.token())
            .body(order("x", device.id()).build().toString())
            .post("/commands"),
        403,
        "ERR_AUTHZ");
    Problem.of(commands.read(UUID.randomUUID().toString()), 404, "ERR_NOT_FOUND");
    Problem.of(commands.read("nonsense"), 404, "ERR_NOT_FOUND");
    String other = UUID.randomUUID().toString();
    server
        .database()
        .execute(
            "insert into command select (json_populate_record(c, '{\"id\": \"%s\", \"tenant_id\":"
                    .formatted(other)
                + " \"other\"}'::json)).* from command c where id = '"
                + id
                + "'");
    Problem.of(commands.read(other), 404, "ERR_NOT_FOUND");
    Problem.of(commands.cancel(other), 404, "ERR_NOT_FOUND");
    Problem.of(commands.targets(other, Map.of()), 404, "ERR_NOT_FOUND");
    commands.cancel(id).then().statusCode(200);
  }
}
