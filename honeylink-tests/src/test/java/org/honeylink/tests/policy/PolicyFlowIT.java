package org.honeylink.tests.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.honeylink.sdk.policy.PolicyVerdict;
import org.honeylink.sdk.policy.SignedPolicy;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A policy on its way: operator, scheduler, device, and back again when the device objects. */
@ExtendWith(RunningServer.class)
class PolicyFlowIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestServer server;
  private final SdkDevice device;
  private final List<SignedPolicy> heard = new CopyOnWriteArrayList<>();

  PolicyFlowIT(TestServer server) {
    this.server = server;
    this.device = SdkDevice.paired(server);
  }

  @AfterEach
  void stop() {
    device.close();
  }

  @Test
  void policyReachesTheDeviceAndTheLiveSessionAndIsAcknowledged() throws Exception {
    listen(PolicyVerdict.accept());
    try (HoneyLinkSession session = openActive()) {
      put("1.1.0", 6, 3).then().statusCode(202).body("applied", equalTo(false));
      awaitStanding("1.1.0", "ACKNOWLEDGED");
      assertEquals(List.of("1.1.0"), heard.stream().map(SignedPolicy::version).toList());
      admin()
          .get("/sessions/{id}", session.sessionId())
          .then()
          .body("streams.find { it.name == 'telemetry' }.priority", equalTo(6))
          .body("streams.find { it.name == 'telemetry' }.fec.parity_shards", equalTo(5));
      assertEquals(
          3_000,
          server
              .database()
              .number(
                  "select bandwidth_kbps from session_stream where session_id = ? and name = ?",
                  session.sessionId(),
                  "telemetry"));
      assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
    }
    assertAudited("policy.updated", "policy.applied");
    assertBundleVerifies();
  }

  @Test
  void refusedPolicyIsTakenBackUnderAGreaterSerial() throws Exception {
    device
        .link()
        .onPolicy(
            policy -> {
              heard.add(policy);
              return policy.version().equals("1.1.0")
                  ? PolicyVerdict.refuse("no such radio")
                  : PolicyVerdict.accept();
            });
    try (HoneyLinkSession session = openActive()) {
      put("1.1.0", 6, 3).then().statusCode(202);
      awaitStanding("1.0.0", "ACKNOWLEDGED");
      await().atMost(PATIENCE).until(() -> heard.size() == 2);
      assertTrue(heard.get(1).serial() > heard.get(0).serial());
      assertEquals(2, session.streams().size());
    }
    JsonPath history = history();
    assertEquals(List.of(3, 2, 1), history.getList("items.serial"));
    assertEquals("REFUSED", history.getString("items[1].state"));
    assertEquals("no such radio", history.getString("items[1].refusal"));
    assertEquals(2, history.getInt("items[0].rollback_of"));
    assertAudited("policy.refused", "policy.rolled-back", "policy.alert");
  }

  @Test
  void silentDeviceIsGivenBackWhatItHadAfterFiveSeconds() throws Exception {
    CountDownLatch silence = new CountDownLatch(1);
    device
        .link()
        .onPolicy(
            policy -> {
              hold(silence);
              return PolicyVerdict.accept();
            });
    try (HoneyLinkSession session = openActive()) {
      long start = System.nanoTime();
      put("1.1.0", 6, 3).then().statusCode(202);
      keepHeardUntil(session, () -> history().getList("items").size() == 3);
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      assertTrue(millis >= 4_900 && millis < 10_000, "rolled back after " + millis + " ms");
      silence.countDown();
      awaitStanding("1.0.0", "ACKNOWLEDGED");
    }
    assertEquals("UNANSWERED", history().getString("items[1].state"));
    assertAudited("policy.unanswered", "policy.rolled-back", "policy.alert");
  }

  @Test
  void policyOfADeviceWithoutASessionWaitsUntilItConnects() throws Exception {
    listen(PolicyVerdict.accept());
    put("1.1.0", 6, 30).then().statusCode(202).body("answer_due_at", nullValue());
    device.link().refreshPolicy();
    awaitStanding("1.1.0", "ACKNOWLEDGED");
    put("1.2.0", 5, 30).then().statusCode(202);
    try (HoneyLinkSession session = openActive()) {
      awaitStanding("1.2.0", "ACKNOWLEDGED");
      assertEquals(2, session.streams().size());
    }
  }

  @Test
  void dryRunTellsWhatWouldChangeAndChangesNothing() throws Exception {
    try (HoneyLinkSession session = openActive()) {
      var before = history().getList("items");
      admin()
          .queryParam("dry_run", true)
          .body(policy("1.1.0", 6, 3))
          .put("/devices/{id}/policy", device.id())
          .then()
          .statusCode(200)
          .body("devices[0].changes", equalTo(true))
          .body("devices[0].before_version", equalTo("1.0.0"))
          .body("devices[0].sessions[0].session_id", equalTo(session.sessionId().toString()))
          .body("devices[0].sessions[0].streams[0].before.bandwidth_kbps", equalTo(10_000))
          .body("devices[0].sessions[0].streams[0].after.bandwidth_kbps", equalTo(3_000))
          .body("devices[0].sessions[0].streams[0].after.priority", equalTo(6));
      assertEquals(before, history().getList("items"));
      admin()
          .get("/sessions/{id}", session.sessionId())
          .then()
          .body("streams[0].priority", equalTo(3));
    }
  }

  @Test
  void operatorGoesBackToOneOfTheLastThreeThatTheDeviceHad() {
    for (String version : List.of("1.1.0", "1.2.0")) {
      put(version, 6, 3).then().statusCode(202);
      device.link().refreshPolicy();
    }
    rollBack("{\"to_version\": \"1.1.0\"}")
        .then()
        .statusCode(202)
        .body("policy_version", equalTo("1.1.0"))
        .body("serial", equalTo(4))
        .body("rollback_of", equalTo(3));
    device.link().refreshPolicy();
    awaitStanding("1.1.0", "ACKNOWLEDGED");
    Problem.of(rollBack("{\"to_version\": \"0.9.0\"}"), 422, "ERR_STATE").saying("last three");
    rollBack("{}").then().statusCode(202).body("policy_version", equalTo("1.2.0"));
  }

  @Test
  void onlyTheLastThreeSnapshotsKeepTheirDocuments() {
    for (int minor = 1; minor <= 5; minor++) {
      put("1." + minor + ".0", 6, minor).then().statusCode(202);
    }
    assertEquals(List.of(true, true, true, true, false, false), history().getList("items.kept"));
    Problem.of(put("1.1.0", 1, 1), 409, "ERR_CONFLICT").saying("something else");
  }

  @Test
  void deviceIsNotShownItsKeysWhenItsPolicySaysSo() {
    TestDevice plain = TestDevice.registerAndPair(server.api());
    admin()
        .body("{\"policy_version\": \"1.1.0\", \"key_delivery\": \"derive-only\"}")
        .put("/devices/{id}/policy", plain.id())
        .then()
        .statusCode(202);
    plain
        .openSession(SessionRequest.of(plain.id()).stream("s", "reliable", "normal", 10))
        .then()
        .statusCode(201)
        .body("streams[0].key_material", nullValue());
  }

  @Test
  void answersAreOfTheDeviceAloneAndToThePolicyInForce() throws SQLException {
    put("1.1.0", 6, 3).then().statusCode(202);
    TestDevice other = TestDevice.registerAndPair(server.api());
    String yes = "{\"policy_version\": \"1.1.0\", \"accepted\": true}";
    Problem.of(
        server.api().as(other.token()).body(yes).post("/devices/{id}/policy/ack", device.id()),
        404,
        "ERR_NOT_FOUND");
    Problem.of(admin().body(yes).post("/devices/{id}/policy/ack", device.id()), 403, "ERR_AUTHZ");
    Problem.of(
        server.api().as(other.token()).body(yes).post("/devices/{id}/policy/ack", other.id()),
        409,
        "ERR_STATE");
    Problem.of(
            server
                .api()
                .as(other.token())
                .body("{\"policy_version\": \"1.0.0\", \"accepted\": false}")
                .post("/devices/{id}/policy/ack", other.id()),
            422,
            "ERR_STATE")
        .saying("ACKNOWLEDGED");
    Problem.of(
        server.api().as(other.token()).body("{}").post("/devices/{id}/policy/rollback", other.id()),
        403,
        "ERR_AUTHZ");
    server
        .database()
        .execute(
            "update device set tenant_id = 'elsewhere' where device_id = '" + other.id() + "'");
    for (String path : List.of("policy", "policy/history")) {
      Problem.of(admin().get("/devices/{id}/" + path, other.id()), 404, "ERR_NOT_FOUND");
    }
    Problem.of(
        admin().body("{}").post("/devices/{id}/policy/rollback", other.id()), 404, "ERR_NOT_FOUND");
  }

  private void listen(PolicyVerdict verdict) {
    device
        .link()
        .onPolicy(
            policy -> {
              heard.add(policy);
              return verdict;
            });
  }

  private HoneyLinkSession openActive() throws InterruptedException {
    HoneyLinkSession session =
        device.openSession(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp()));
    session.stream("telemetry").send("hello".getBytes(UTF_8));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                admin()
                    .get("/sessions/{id}", session.sessionId())
                    .<String>path("state")
                    .equals("ACTIVE"));
    return session;
  }

  /** A device that is heard, and only silent about its policy. */
  private static void keepHeardUntil(HoneyLinkSession session, Callable<Boolean> until) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              session.stream("telemetry").send("still here".getBytes(UTF_8));
              return until.call();
            });
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitStanding(String version, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                admin()
                    .get("/devices/{id}/policy", device.id())
                    .then()
                    .statusCode(200)
                    .body("policy_version", equalTo(version))
                    .body("state", equalTo(state)));
  }

  private void assertAudited(String... actions) {
    List<Object> found =
        AuditTrail.of(server.api()).eventsOf(device.id()).stream()
            .map(event -> event.get("action"))
            .toList();
    for (String action : actions) {
      assertThat(found, hasItem(action));
    }
  }

  private void assertBundleVerifies() {
    JsonPath bundle =
        admin().get("/devices/{id}/policy", device.id()).jsonPath().setRootPath("policy_bundle");
    String signed = bundle.getString("signed_payload");
    String key = bundle.getString("signing_key");
    assertEquals("good", Node.verify(signed, "policy", key));
    int dot = signed.lastIndexOf('.');
    String other = (signed.charAt(dot + 1) == 'A' ? "B" : "A") + signed.substring(dot + 2);
    assertEquals("bad signature", Node.verify(signed.substring(0, dot + 1) + other, "policy", key));
  }

  private JsonPath history() {
    return admin().get("/devices/{id}/policy/history", device.id()).jsonPath();
  }

  private Response rollBack(String body) {
    return admin().body(body).post("/devices/{id}/policy/rollback", device.id());
  }

  private Response put(String version, int priority, int ceilingMbps) {
    return admin()
        .body(policy(version, priority, ceilingMbps))
        .put("/devices/{id}/policy", device.id());
  }

  private static String policy(String version, int priority, int ceilingMbps) {
    return """
    {"policy_version": "%s", "fec_mode": "HEAVY",
     "qos": {"normal": {"priority": %d, "bandwidth_ceiling_mbps": %d}}}
    """
        .formatted(version, priority, ceilingMbps);
  }

  private RequestSpecification admin() {
    return server.api().asAdministrator();
  }
}
