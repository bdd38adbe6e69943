package org.honeylink.tests.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The server is killed while calls with keys are under way, and all are repeated: on a server of
 * its own. {@code -Dhoneylink.kills=100} kills more often than a build has time for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyCrashIT {

  private static final int KILLS = Integer.getInteger("honeylink.kills", 3);
  private static final int CALLERS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HEADER = "Idempotency-Key";

  private final long seed = Long.getLong("honeylink.seed", System.nanoTime());
  private TestServer server;
  private TestDevice device;

  /** Calls that were begun, by key. */
  private final Map<String, String> begun = new ConcurrentHashMap<>();

  /** Answers that arrived, by key. */
  private final Map<String, String> told = new ConcurrentHashMap<>();

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
    device = TestDevice.registerAndPair(server.api());
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void everyCallHasOneEffectWhenTheServerIsKilledAtAnyMoment() throws Exception {
    Random random = new Random(seed);
    int lost = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      callUntilKilled(200 + random.nextInt(1500));
      server.startAgain();
      lost += repeatAll();
    }
    System.out.printf(
        "seed %d: %d kills, %d calls, %d told before, %d answers lost%n",
        seed, KILLS, begun.size(), told.size(), lost);
    // Every row has its answer, or says what was done.
    assertEquals(
        0,
        server
            .database()
            .number(
                "select count(*) from idempotency_key where answer is null and action is null"));
  }

  private void callUntilKilled(int millis) throws Exception {
    server.api().administratorToken();
    AtomicBoolean going = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (int i = 0; i < CALLERS; i++) {
        var _ =
            threads.submit(
                () -> {
                  while (going.get()) {
                    callOnce();
                  }
                  return null;
                });
      }
      Thread.sleep(millis);
      server.kill();
      going.set(false);
    }
  }

  private void callOnce() {
    String key = UUID.randomUUID().toString();
    String body =
        key.charAt(0) < '8'
            ? TestDevice.registration(TestDevice.freshId(), AgreementKey.generate())
                .build()
                .toString()
            : SessionRequest.of(device.id()).stream("telemetry", "reliable", "normal", 1).json();
    begun.put(key, body);
    try {
      Response answer = call(key, body);
      if (answer.statusCode() == 201) {
        told.put(key, answer.asString());
      }
    } catch (RuntimeException | AssertionError killed) {
      // That is what it is about.
    }
  }

  private Response call(String key, String body) {
    boolean registers = body.contains("public_key");
    return (registers ? server.api().asAdministrator() : server.api().as(device.token()))
        .header(HEADER, key)
        .body(body)
        .post(registers ? "/devices" : "/sessions");
  }

  /** Everything is called again; how many answers were lost. */
  private int repeatAll() {
    Map<String, String> made = new HashMap<>();
    int lost = 0;
    for (Map.Entry<String, String> each : begun.entrySet()) {
      String key = each.getKey();
      Response answer = settled(key, each.getValue());
      String before = told.get(key);
      if (answer.statusCode() == 201) {
        if (before != null) {
          assertEquals(before, answer.asString(), "what was told is told again");
          assertEquals("true", answer.header("Idempotent-Replay"));
        }
        told.put(key, answer.asString());
        made.put(key, id(answer));
      } else {
        assertEquals(409, answer.statusCode(), answer.asString());
        assertTrue(before == null, "an answer that arrived was kept: " + answer.asString());
        made.put(key, answer.path("target"));
        lost++;
      }
    }
    assertEquals(begun.size(), made.values().stream().distinct().count());
    assertEquals(
        made.size() + 1,
        server.database().number("select count(*) from device")
            + server.database().number("select count(*) from session"),
        "nothing was made twice, seed " + seed);
    return lost;
  }

  private static String id(Response answer) {
    String session = answer.path("session_id");
    return session == null ? answer.path("device_id") : session;
  }

  /** While the claim of a killed server has not run out, its call is under way. */
  private Response settled(String key, String body) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> call(key, body), answer -> answer.header("Retry-After") == null);
  }

  @Test
  void answersAreToldAgainAfterARestart() {
    String key = UUID.randomUUID().toString();
    String body =
        TestDevice.registration(TestDevice.freshId(), AgreementKey.generate()).build().toString();
    Response first = call(key, body);
    first.then().statusCode(201);
    begun.put(key, body);
    told.put(key, first.asString());
    server.restart();
    Response again = call(key, body);
    again.then().statusCode(201).header("Idempotent-Replay", equalTo("true"));
    assertEquals(first.asString(), again.asString());
  }
}
