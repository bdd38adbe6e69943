package org.honeylink.tests.keystore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.dataplane.StreamSubscriber;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.rotation.RotationCalls;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a server does while its key store is away, and after; run for each kind of store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeyStoreAway {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HEALTH = "checks.find { it.name == 'key store' }.";

  private KeyStoreUnderTest store;
  private TestServer server;

  /** The store, ready to be used. */
  abstract KeyStoreUnderTest prepare(Path folder) throws Exception;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    store = prepare(folder);
    server = TestServer.startWith(store.settings());
  }

  final TestServer server() {
    return server;
  }

  @AfterAll
  void close() {
    server.close();
    store.close();
  }

  @Test
  void nothingOfTheRootLiesInTheKeyDirectory() {
    assertFalse(Files.exists(server.dataDirectory().resolve("keys/root.p12")));
    healthSays(true);
  }

  @Test
  void runningSessionsGoOnAndNewOnesAreToldToWait() throws Exception {
    TestDevice paired = TestDevice.registerAndPair(server.api());
    TestDevice registered = TestDevice.register(server.api());
    String administrator = server.api().administratorToken();
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      StreamSubscriber.of(server, device.id(), "telemetry").close();
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 20);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      store.goAway();
      try {
        send(telemetry, 20, 40);
        assertTrue(telemetry.awaitAcknowledged(PATIENCE), "a running session needs no key store");
        assertAway(paired.openSession(SessionRequest.telemetryAndVideo(paired.id())));
        assertAway(registered.pair());
        server.api().as(administrator).get("/devices/{id}", paired.id()).then().statusCode(200);
        healthSays(false);
      } finally {
        store.comeBack();
      }
      healthSays(true);
      paired.openSession(SessionRequest.telemetryAndVideo(paired.id())).then().statusCode(201);
      registered.pair().then().statusCode(200);
      send(telemetry, 40, 60);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    }
  }

  @Test
  void aRotationIsAcceptedMeanwhileAndLiveSessionsFollowWhenTheStoreIsBack() throws Exception {
    RotationCalls calls = new RotationCalls(server);
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 20);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      store.goAway();
      try {
        healthSays(false);
        calls.rotate(device.id(), "manual").then().statusCode(202);
        await("the new generation is in use")
            .atMost(PATIENCE)
            .until(() -> calls.generationInUse(device.id()) == 2);
        assertAway(
            server.api().asAdministrator().post("/sessions/{id}/rekey", session.sessionId()));
        assertEquals(1, generation(session));
      } finally {
        store.comeBack();
      }
      await("the session has followed").atMost(PATIENCE).until(() -> generation(session) == 2);
      send(telemetry, 20, 40);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    }
  }

  private long generation(HoneyLinkSession session) {
    return server
        .database()
        .number("select generation from session_secret where session_id = ?", session.sessionId());
  }

  @Test
  void aServerStartsWithoutItsStoreAndTakesUpItsSessionsWhenItIsBack() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      StreamSubscriber.of(server, device.id(), "telemetry").close();
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 20);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      server.stop();
      store.goAway();
      try {
        server.startAgain();
        healthSays(false);
        send(telemetry, 20, 40);
      } finally {
        store.comeBack();
      }
      assertTrue(telemetry.awaitAcknowledged(PATIENCE), "the session is taken up");
      healthSays(true);
    }
  }

  private static void assertAway(Response answer) {
    Problem.of(answer, 503, "ERR_DEPENDENCY").saying("key store");
    answer.then().header("Retry-After", notNullValue());
  }

  /** Ready in any case: an orchestrator that restarted the server would end running sessions. */
  private void healthSays(boolean answers) {
    await("health says " + answers)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                server
                    .api()
                    .plain()
                    .get("/health/ready")
                    .then()
                    .statusCode(200)
                    .body(HEALTH + "data.kind", equalTo(store.kind()))
                    .body(HEALTH + "data.answers", hasToString(Boolean.toString(answers))));
  }

  private static void send(HoneyLinkStream stream, int from, int to) throws Exception {
    for (int number = from; number < to; number++) {
      stream.send(Integer.toString(number).getBytes(UTF_8));
    }
  }

  private InetSocketAddress udp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp());
  }
}
