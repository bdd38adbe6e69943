package org.honeylink.tests.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.CertificateRequests;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Idempotency-Key} on calls of every kind. */
@ExtendWith(RunningServer.class)
class IdempotencyIT {

  private static final int AT_ONCE = 50;
  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAY = "Idempotent-Replay";

  private final TestServer server;

  IdempotencyIT(TestServer server) {
    this.server = server;
  }

  @Test
  void registrationIsAnsweredAgainWithItsOneTimeSecrets() {
    String key = freshKey();
    String body = registration(TestDevice.freshId());
    Response first = register(key, body);
    first.then().statusCode(201).header(REPLAY, nullValue());
    Response second = register(key, body);
    second
        .then()
        .statusCode(201)
        .header(REPLAY, equalTo("true"))
        .header("Location", equalTo(first.header("Location")))
        .header("ETag", equalTo(first.header("ETag")))
        .header("traceparent", notNullValue());
    assertEquals(first.asString(), second.asString());
    assertEquals(first.contentType(), second.contentType());
    assertNotEquals(first.header("traceparent"), second.header("traceparent"));
    String id = first.path("device_id");
    assertEquals(
        1,
        server
            .database()
            .number(
                "select count(*) from audit_event where action = 'device.registered' and target ="
                    + " ?",
                id));
  }

  @Test
  void anotherBodyUnderTheSameKeyIsAConflict() {
    String key = freshKey();
    register(key, registration(TestDevice.freshId())).then().statusCode(201);
    String other = TestDevice.freshId();
    Problem.of(register(key, registration(other)), 409, "ERR_CONFLICT").saying(HEADER);
    server.api().asAdministrator().get("/devices/{id}", other).then().statusCode(404);
  }

  @Test
  void anotherPathUnderTheSameKeyIsAConflict() {
    String key = freshKey();
    TestDevice device = TestDevice.registerAndPair(server.api());
    String body = SessionRequest.telemetryAndVideo(device.id()).json();
    open(device, key, body).then().statusCode(201);
    Problem.of(
        server.api().as(device.token()).header(HEADER, key).body(body).post("/keys/rotations"),
        403,
        "ERR_AUTHZ");
    Problem.of(
        server
            .api()
            .as(device.token())
            .header(HEADER, key)
            .body("{\"generation\":1}")
            .post("/devices/{id}/keys/ack", device.id()),
        409,
        "ERR_CONFLICT");
  }

  @Test
  void fiftyAtOnceHaveOneEffect() throws Exception {
    String key = freshKey();
    String id = TestDevice.freshId();
    String body = registration(id);
    List<Response> answers = atOnce(() -> register(key, body));
    Response made =
        answers.stream()
            .filter(each -> each.header(REPLAY) == null)
            .filter(IdempotencyIT::isMade)
            .findFirst()
            .orElseThrow();
    for (Response answer : answers) {
      if (answer.statusCode() == 409) {
        Problem.of(answer, 409, "ERR_CONFLICT").saying("under way");
        assertEquals("1", answer.header("Retry-After"));
      } else {
        assertEquals(made.asString(), answer.asString());
      }
    }
    assertEquals(
        1, answers.stream().filter(IdempotencyIT::isMade).filter(each -> !isReplay(each)).count());
    assertEquals(made.asString(), register(key, body).asString());
  }

  @Test
  void sessionsOpenedAtOnceUnderOneKeyAreOne() throws Exception {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String key = freshKey();
    String body = SessionRequest.telemetryAndVideo(device.id()).json();
    List<Response> answers = atOnce(() -> open(device, key, body));
    assertTrue(answers.stream().anyMatch(IdempotencyIT::isMade));
    assertEquals(
        1,
        server.database().number("select count(*) from session where device_id = ?", device.id()));
    Response again = open(device, key, body);
    again.then().statusCode(201).header(REPLAY, equalTo("true"));
    assertEquals(
        answers.stream().filter(IdempotencyIT::isMade).findFirst().orElseThrow().asString(),
        again.asString());
  }

  @Test
  void pairingIsAnsweredAgainAlthoughItsCodeIsUsed() {
    TestDevice device = TestDevice.register(server.api());
    String key = freshKey();
    String body =
        "{\"pairing_code\":\"%s\",\"device_cert_csr\":\"%s\"}"
            .formatted(
                device.pairingCode(),
                CertificateRequests.ed25519(device.id()).replace("\n", "\\n"));
    Response first = pair(device, key, body);
    first.then().statusCode(200);
    Response second = pair(device, key, body);
    second.then().statusCode(200).header(REPLAY, equalTo("true"));
    assertEquals(first.asString(), second.asString());
  }

  @Test
  void callersDoNotMeetInOneKey() {
    String key = freshKey();
    TestDevice one = TestDevice.registerAndPair(server.api());
    TestDevice other = TestDevice.registerAndPair(server.api());
    String first =
        open(one, key, SessionRequest.telemetryAndVideo(one.id()).json()).path("session_id");
    Response second = open(other, key, SessionRequest.telemetryAndVideo(other.id()).json());
    second.then().statusCode(201).header(REPLAY, nullValue());
    assertNotEquals(first, second.path("session_id"));
  }

  @Test
  void whoMayNotCallIsNotToldTheAnswerAgain() {
    String key = freshKey();
    String body = registration(TestDevice.freshId());
    register(key, body).then().statusCode(201);
    Problem.of(
        server.api().asNobody().header(HEADER, key).body(body).post("/devices"), 401, "ERR_AUTH");
    Problem.of(
        server.api().as("not-a-token").header(HEADER, key).body(body).post("/devices"),
        401,
        "ERR_AUTH");
  }

  @Test
  void refusalIsNotKept() {
    TestDevice device = TestDevice.register(server.api());
    String key = freshKey();
    String body = SessionRequest.telemetryAndVideo(device.id()).json();
    Problem.of(open(device, key, body), 409, "ERR_STATE");
    device.pair().then().statusCode(200);
    open(device, key, body).then().statusCode(201).header(REPLAY, nullValue());
  }

  @Test
  void refusedKeyMayNameAnotherCall() {
    String key = freshKey();
    Problem.of(register(key, "{}"), 400, "ERR_VALIDATION");
    register(key, registration(TestDevice.freshId())).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "x+65"})
  void keyThatIsNoneIsRefused(String key) {
    String sent = key.equals("x+65") ? "x".repeat(65) : key;
    String id = TestDevice.freshId();
    Problem.of(register(sent, registration(id)), 400, "ERR_VALIDATION").at(HEADER);
    server.api().asAdministrator().get("/devices/{id}", id).then().statusCode(404);
  }

  @Test
  void longestKeyIsTaken() {
    register("k".repeat(28) + UUID.randomUUID(), registration(TestDevice.freshId()))
        .then()
        .statusCode(201);
  }

  @Test
  void twoKeysAreNone() {
    Problem.of(
            server
                .api()
                .asAdministrator()
                .header(HEADER, freshKey(), freshKey())
                .body(registration(TestDevice.freshId()))
                .post("/devices"),
            400,
            "ERR_VALIDATION")
        .at(HEADER);
  }

  @Test
  void keyIsFreeAgainAfterADay() throws Exception {
    String key = freshKey();
    register(key, registration(TestDevice.freshId())).then().statusCode(201);
    server
        .database()
        .execute(
            "update idempotency_key set expires_at = now() - interval '1 second' where key = '"
                + key
                + "'");
    register(key, registration(TestDevice.freshId()))
        .then()
        .statusCode(201)
        .header(REPLAY, nullValue());
    assertEquals(
        1, server.database().number("select count(*) from idempotency_key where key = ?", key));
  }

  @Test
  void answerWithoutContentIsToldAgainToo() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session =
        open(device, freshKey(), SessionRequest.telemetryAndVideo(device.id()).json())
            .path("session_id");
    String key = freshKey();
    Response first = rekey(session, key);
    first.then().statusCode(202);
    Response second = rekey(session, key);
    second.then().statusCode(202).header(REPLAY, equalTo("true"));
    assertEquals(first.asString(), second.asString());
  }

  /** The effect is final, the answer is lost: what {@code kill -9} between both leaves. */
  @Test
  void callWhoseAnswerIsLostIsToldOfWhatItMade() throws Exception {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String key = freshKey();
    String body = SessionRequest.telemetryAndVideo(device.id()).json();
    String session = open(device, key, body).path("session_id");
    server.database().execute("update idempotency_key set answer = null where key = '" + key + "'");
    Response again = open(device, key, body);
    Problem.of(again, 409, "ERR_CONFLICT").saying(session, "session.established");
    assertEquals(session, again.path("target"));
  }

  @Test
  void whoCarriesOutAClaimThatWasTakenOverChangesNothing() throws Exception {
    String key = freshKey();
    String id = TestDevice.freshId();
    String body = registration(id);
    // As if another had taken the key over while this call was under way.
    server
        .database()
        .execute(
            "create or replace function steal_claim() returns trigger language plpgsql as $$"
                + " begin if new.key = '"
                + key
                + "' then new.claim := gen_random_uuid(); new.claimed_until := now() - interval"
                + " '1 second'; end if; return new; end $$;"
                + " create trigger steal_claim before insert on idempotency_key"
                + " for each row execute function steal_claim()");
    try {
      Problem.of(register(key, body), 409, "ERR_CONFLICT").saying("nothing was done");
      server.api().asAdministrator().get("/devices/{id}", id).then().statusCode(404);
    } finally {
      server.database().execute("drop trigger steal_claim on idempotency_key");
    }
    register(key, body).then().statusCode(201).header(REPLAY, nullValue());
  }

  @Test
  void keptAnswersAreSealed() {
    String key = freshKey();
    Response made = register(key, registration(TestDevice.freshId()));
    String token = made.path("device_token");
    String kept =
        server
            .database()
            .texts("select encode(answer, 'hex') from idempotency_key where key = ?", key)
            .getFirst();
    assertFalse(kept.contains(HexFormat.of().formatHex(token.getBytes(UTF_8))));
    assertTrue(kept.length() > 2 * made.asString().length(), "the whole answer is there");
    assertEquals(
        0,
        server
            .database()
            .number("select count(*) from idempotency_key k where strpos(k::text, ?) > 0", token));
  }

  private List<Response> atOnce(Callable<Response> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    server.api().administratorToken();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Response>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<Response> all = new ArrayList<>();
      for (Future<Response> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  private static boolean isMade(Response answer) {
    return answer.statusCode() == 201;
  }

  private static boolean isReplay(Response answer) {
    return answer.header(REPLAY) != null;
  }

  private Response register(String key, String body) {
    return server.api().asAdministrator().header(HEADER, key).body(body).post("/devices");
  }

  private Response open(TestDevice device, String key, String body) {
    return server.api().as(device.token()).header(HEADER, key).body(body).post("/sessions");
  }

  private Response pair(TestDevice device, String key, String body) {
    return server
        .api()
        .as(device.token())
        .header(HEADER, key)
        .body(body)
        .post("/devices/{id}/pair", device.id());
  }

  private Response rekey(String session, String key) {
    return server.api().asAdministrator().header(HEADER, key).post("/sessions/{id}/rekey", session);
  }

  private static String registration(String id) {
    return TestDevice.registration(id, AgreementKey.generate()).build().toString();
  }

  private static String freshKey() {
    return UUID.randomUUID().toString();
  }
}
