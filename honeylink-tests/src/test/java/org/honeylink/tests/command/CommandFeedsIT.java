package org.honeylink.tests.command;

import static org.awaitility.Awaitility.await;
import static org.honeylink.tests.command.CommandCalls.PATIENCE;
import static org.honeylink.tests.command.CommandCalls.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.specification.RequestSpecification;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.LiveReader;
import org.honeylink.tests.event.LiveReader.Message;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Progress of commands as it goes on, and orders from the queue. */
@ExtendWith(RunningServer.class)
class CommandFeedsIT {

  private final TestServer server;
  private final CommandCalls commands;

  CommandFeedsIT(TestServer server) {
    this.server = server;
    this.commands = new CommandCalls(server);
  }

  @Test
  void progressIsToldAndAClientThatComesBackMissesNothing() {
    TestDevice one = TestDevice.registerAndPair(server.api());
    TestDevice two = TestDevice.registerAndPair(server.api());
    String id = commands.ordered(order("water", one.id(), two.id()).build());
    String seen;
    try (LiveReader reader = follow(id, null)) {
      Message first = reader.next(PATIENCE);
      assertEquals("progress", first.name());
      assertEquals(2, first.json().getJsonObject("targets").getInt("queued"));
      answer(one, id);
      Message second = reader.next(PATIENCE);
      assertEquals(1, second.json().getJsonObject("targets").getInt("acknowledged"));
      seen = reader.lastId();
    }
    answer(two, id);
    commands.awaitStatus(id, "COMPLETED");
    try (LiveReader again = follow(id, seen)) {
      Message last = again.next(PATIENCE);
      assertEquals("completed", last.name());
      assertEquals("COMPLETED", last.json().getString("status"));
      assertEquals(2, last.json().getJsonObject("targets").getInt("acknowledged"));
      assertTrue(Long.parseLong(last.id()) > Long.parseLong(seen));
    }
  }

  private LiveReader follow(String commandId, @Nullable String lastId) {
    return LiveReader.open(
        server, server.api().administratorToken(), "/commands/" + commandId + "/events", lastId);
  }

  private void answer(TestDevice device, String commandId) {
    server
        .api()
        .as(device.token())
        .body("{\"status\":\"done\"}")
        .post("/devices/{id}/commands/{command}/answer", device.id(), commandId)
        .then()
        .statusCode(204);
  }

  @Test
  void theQueueOrdersAsACallDoesAndAnEventThatComesTwiceOrdersOnce() throws Exception {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String plain = "plain-" + UUID.randomUUID();
    String event = "event-" + UUID.randomUUID();
    JsonObject cloudEvent =
        Json.createObjectBuilder()
            .add("specversion", "1.0")
            .add("id", UUID.randomUUID().toString())
            .add("source", "urn:test")
            .add("type", "org.example.command")
            .add("data", order(event, device.id()))
            .build();
    send(
        "{\"name\": \"nobody\", \"selector\": {}}",
        cloudEvent.toString(),
        cloudEvent.toString(),
        order(plain, device.id()).build().toString());
    await().atMost(PATIENCE).until(() -> ids(plain).size() == 1);
    assertEquals(1, ids(event).size());
    assertEquals("QUEUED", commands.state(ids(plain).getFirst(), device.id()));
    assertEquals(
        List.of("queue:honeylink.command"),
        server
            .api()
            .asAdministrator()
            .queryParam("name", event)
            .get("/commands")
            .path("items.requested_by"));
  }

  @Test
  void theQueueOrdersNothingInAnotherTenantThanItsOwn() throws Exception {
    TestDevice theirs = TestDevice.registerAndPair(server.api());
    TestDevice ours = TestDevice.registerAndPair(server.api());
    server
        .database()
        .execute(
            "update device set tenant_id = 'elsewhere' where device_id = '" + theirs.id() + "'");
    String foreign = "foreign-" + UUID.randomUUID();
    String own = "own-" + UUID.randomUUID();
    sendTo("elsewhere", order(foreign, theirs.id()).build().toString());
    sendTo("default", order(own, ours.id()).build().toString());
    await().atMost(PATIENCE).until(() -> ids(own).size() == 1);
    assertEquals(
        List.of(),
        server.database().texts("select tenant_id from command where name = ?", foreign));
  }

  @Test
  void poisonedOrderIsAlertedListedSentAgainAndRemoved() throws Exception {
    String secret = "poison-" + UUID.randomUUID();
    List<String> before = deadLetters();
    try (LiveReader alerts =
        LiveReader.open(
            server, server.api().administratorToken(), "/events?topic=honeylink.alert", null)) {
      send("{\"name\": \"" + secret + "\", \"selector\": {}}");
      String first = newLetter(before);
      Message alert = alerts.next(PATIENCE);
      while (!alert.data().contains(first)) {
        alert = alerts.next(PATIENCE);
      }
      assertEquals("org.honeylink.alert.message-dead-lettered", alert.json().getString("type"));
      assertEquals("honeylink.command", alert.json().getJsonObject("data").getString("address"));
      assertFalse(alert.data().contains(secret));
      admin().post("/events/dead-letters/{id}/redeliver", first).then().statusCode(204);
      String second = newLetter(before);
      assertFalse(second.equals(first), "it died once more");
      admin().delete("/events/dead-letters/{id}", second).then().statusCode(204);
      admin().delete("/events/dead-letters/{id}", second).then().statusCode(404);
      assertFalse(deadLetters().contains(second));
    }
  }

  private RequestSpecification admin() {
    return server.api().asAdministrator();
  }

  /** Letters of other tests may be there. */
  private String newLetter(List<String> before) {
    await()
        .atMost(PATIENCE)
        .until(() -> deadLetters().stream().anyMatch(id -> !before.contains(id)));
    return deadLetters().stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
  }

  private List<String> deadLetters() {
    return admin().get("/events/dead-letters").path("items.dead_letter_id");
  }

  private List<String> ids(String name) {
    return server
        .api()
        .asAdministrator()
        .queryParam("name", name)
        .get("/commands")
        .path("items.command_id");
  }

  private void send(String... bodies) throws JMSException {
    sendTo(null, bodies);
  }

  private void sendTo(@Nullable String tenant, String... bodies) throws JMSException {
    String address = "amqp://localhost:" + server.endpoints().amqp();
    try (Connection connection =
            new JmsConnectionFactory("integrator", server.amqpPassword(), address)
                .createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        var producer = session.createProducer(session.createQueue("honeylink.command"))) {
      for (String body : bodies) {
        var message = session.createTextMessage(body);
        if (tenant != null) {
          message.setStringProperty("tenant_id", tenant);
        }
        producer.send(message);
      }
    }
  }
}
