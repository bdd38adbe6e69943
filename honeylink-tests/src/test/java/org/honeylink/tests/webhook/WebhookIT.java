package org.honeylink.tests.webhook;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.json.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.webhook.Receiver.Taken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks against a real HTTPS server; impatient, so that a day passes in seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private Receiver receiver;
  private TestServer server;

  @BeforeAll
  void start() {
    receiver = Receiver.start(folder);
    server =
        TestServer.startWith(
            ServerSettings.of(
                Map.of(
                    "honeylink.webhook.allowed-private-networks", "127.0.0.0/8, ::1/128",
                    "honeylink.webhook.trusted-certificates", Receiver.pem(folder).toString(),
                    "honeylink.webhook.retry.first-millis", "100",
                    "honeylink.webhook.retry.longest-seconds", "1",
                    "honeylink.webhook.retry.give-up-seconds", "300",
                    "honeylink.webhook.circuit-failures", "3")));
  }

  @AfterAll
  void close() {
    server.close();
    receiver.close();
  }

  @Test
  void eventsComeSignedAndInOrderWhateverFailsBetween() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    receiver.answer("/order", () -> asked.incrementAndGet() % 3 == 0 ? 204 : 503);
    String id = create("/order", "device-registered", "device-paired");
    String prefix = "HOOK-" + System.nanoTime();
    for (int i = 0; i < 3; i++) {
      TestDevice.register(server.api(), prefix + "-" + i).pair().then().statusCode(200);
    }
    await("all six have come").atMost(PATIENCE).until(() -> delivered("/order").size() == 6);
    assertEquals(
        server
            .database()
            .texts(
                "select event_id from event_log where device_id like ? and topic ="
                    + " 'honeylink.device' order by sequence",
                prefix + "%"),
        delivered("/order").stream().map(Taken::eventId).toList());
    List<Taken> all = receiver.taken("/order");
    SigningKey key = SigningKey.of(server);
    for (Taken each : all) {
      assertTrue(key.verifies(each), each::toString);
      assertFalse(key.verifiesAltered(each));
      assertFalse(key.verifiesAs(each, UUID.randomUUID().toString()));
    }
    assertEquals(18, all.size(), "each three times");
    remove(id);
  }

  @Test
  void samplesOfTheDocumentVerifyARealDelivery() throws Exception {
    String id = create("/samples", "command");
    test(id).then().statusCode(200).body("state", equalTo("DELIVERED"));
    new Samples(folder, SigningKey.of(server)).verify(receiver.taken("/samples").getFirst());
    remove(id);
  }

  @Test
  void testUnderAKeyHoldsNothingWhileItWaitsAndIsSentOnce() {
    AtomicReference<String> id = new AtomicReference<>();
    receiver.answer(
        "/keyed",
        () -> patch(id.get(), "{\"description\": \"meanwhile\"}").statusCode() == 200 ? 204 : 500);
    id.set(create("/keyed", "command"));
    String key = UUID.randomUUID().toString();
    Supplier<Response> call =
        () ->
            server
                .api()
                .asAdministrator()
                .header("Idempotency-Key", key)
                .post("/webhooks/{id}/test", id.get());
    call.get().then().statusCode(200).body("state", equalTo("DELIVERED"));
    Response again = call.get();
    again.then().statusCode(200).header("Idempotent-Replay", equalTo("true"));
    assertEquals("DELIVERED", again.path("state"));
    assertEquals(1, receiver.taken("/keyed").size());
    remove(id.get());
  }

  @Test
  void endpointThatFailsIsLeftAloneGivenUpAndToldOfAndTheOtherIsNotTouched() throws SQLException {
    receiver.answer("/broken", () -> 500);
    String broken = create("/broken", "device-registered");
    String whole = create("/whole", "device-registered");
    TestDevice.register(server.api());
    await("the whole one has it").atMost(PATIENCE).until(() -> !delivered("/whole").isEmpty());
    await("circuit opens")
        .atMost(PATIENCE)
        .until(() -> !"CLOSED".equals(read(broken).path("circuit")));
    server
        .database()
        .execute(
            "update webhook_delivery set expires_at = now() where webhook_id = '" + broken + "'");
    await("given up after its day")
        .atMost(PATIENCE)
        .until(() -> !deliveries(broken, "DEAD").isEmpty());
    assertAlerted("org.honeylink.alert.webhook-circuit-open", broken);
    assertAlerted("org.honeylink.alert.webhook-dead-letter", broken);
    String dead = deliveries(broken, "DEAD").getFirst();
    receiver.answer("/broken", () -> 200);
    server
        .api()
        .asAdministrator()
        .post("/webhooks/{id}/deliveries/{delivery}/redeliver", broken, dead)
        .then()
        .statusCode(202)
        .body("state", equalTo("PENDING"));
    await("redelivered").atMost(PATIENCE).until(() -> !delivered("/broken").isEmpty());
    await("circuit closes").until(() -> "CLOSED".equals(read(broken).path("circuit")));
    remove(broken);
    remove(whole);
  }

  @Test
  void endpointThatIsGoneIsDisabledUntilSomebodyWakesIt() {
    receiver.answer("/gone", () -> 410);
    String id = create("/gone", "device-registered");
    TestDevice.register(server.api());
    await("disabled").atMost(PATIENCE).until(() -> read(id).path("active").equals(false));
    read(id).then().body("disabled_because", containsString("410"));
    receiver.answer("/gone", () -> 204);
    patch(id, "{\"active\": true}").then().statusCode(200).body("failures", equalTo(0));
    TestDevice.register(server.api());
    await("delivers again").atMost(PATIENCE).until(() -> !delivered("/gone").isEmpty());
    remove(id);
  }

  @Test
  void whatIsPendingSurvivesKill9() {
    receiver.answer("/restart", () -> 503);
    String id = create("/restart", "device-registered");
    TestDevice.register(server.api());
    await("tried").atMost(PATIENCE).until(() -> !receiver.taken("/restart").isEmpty());
    server.kill();
    receiver.answer("/restart", () -> 204);
    server.startAgain();
    await("delivered after the restart")
        .atMost(Duration.ofSeconds(90))
        .until(() -> !delivered("/restart").isEmpty());
    assertEquals(1, receiver.taken("/restart").stream().map(Taken::eventId).distinct().count());
    remove(id);
  }

  @Test
  void urlThatLeadsInsideIsRefusedWithEveryOtherFault() {
    for (String url :
        new String[] {
          "http://hooks.example.com/", "https://10.0.0.1/", "https://169.254.169.254/latest",
          "https://[fd00:ec2::254]/", "https://192.168.1.1:8443/", "https://user@example.com/"
        }) {
      Response refused =
          post("{\"url\": \"" + url + "\", \"event_types\": [\"nothing\"], \"more\": 1}");
      Problem.of(refused, 400, "ERR_VALIDATION");
      List<String> paths = refused.path("violations.path");
      assertEquals(List.of("event_types[0]", "more", "url"), paths.stream().sorted().toList());
    }
    Problem.of(
        post("{\"url\": \"https://localhost:9/\", \"event_types\": []}"), 400, "ERR_VALIDATION");
  }

  @Test
  void onlyThoseWhoKeepTheHouseMayAndEverythingIsWrittenDown() {
    TestDevice device = TestDevice.register(server.api());
    Problem refused =
        Problem.of(server.api().as(device.token()).body("{}").post("/webhooks"), 403, "ERR_AUTHZ");
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
    Problem.of(server.api().as(device.token()).get("/webhooks"), 403, "ERR_AUTHZ");
    Problem.of(server.api().asAdministrator().get("/webhooks/{id}", "none"), 404, "ERR_NOT_FOUND");
    String id = create("/audited", "session-closed");
    patch(id, "{\"description\": \"mine\"}").then().body("description", equalTo("mine"));
    server.api().asAdministrator().get("/webhooks").then().statusCode(200);
    remove(id);
    assertEquals(
        List.of("webhook.created", "webhook.changed", "webhook.removed"),
        server
            .database()
            .texts("select action from audit_event where target = ? order by event_id", id));
    Problem.of(server.api().asAdministrator().get("/webhooks/{id}", id), 404, "ERR_NOT_FOUND");
  }

  private String create(String path, String... types) {
    var body = Json.createObjectBuilder().add("url", receiver.url(path));
    body.add("event_types", Json.createArrayBuilder(List.of(types)));
    Response created = post(body.build().toString());
    created.then().statusCode(201).body("circuit", equalTo("CLOSED"));
    return created.path("webhook_id");
  }

  private Response post(String body) {
    return server.api().asAdministrator().body(body).post("/webhooks");
  }

  private Response patch(String id, String body) {
    return server.api().asAdministrator().body(body).patch("/webhooks/{id}", id);
  }

  private Response test(String id) {
    return server.api().asAdministrator().post("/webhooks/{id}/test", id);
  }

  private Response read(String id) {
    return server.api().asAdministrator().get("/webhooks/{id}", id);
  }

  private void remove(String id) {
    server.api().asAdministrator().delete("/webhooks/{id}", id).then().statusCode(204);
  }

  private List<String> deliveries(String id, String state) {
    return server
        .api()
        .asAdministrator()
        .queryParam("state", state)
        .get("/webhooks/{id}/deliveries", id)
        .path("items.delivery_id");
  }

  /** Requests that were taken with a 2xx, each event once. */
  private List<Taken> delivered(String path) {
    List<Taken> good = new ArrayList<>();
    for (Taken each : receiver.taken(path)) {
      if (each.isGood() && good.stream().noneMatch(it -> it.eventId().equals(each.eventId()))) {
        good.add(each);
      }
    }
    return good;
  }

  private void assertAlerted(String type, String webhookId) {
    await(type)
        .until(
            () ->
                server
                        .database()
                        .number(
                            "select count(*) from event_log where type = ? and topic ="
                                + " 'honeylink.alert' and subject = ?",
                            type,
                            webhookId)
                    > 0);
  }
}
