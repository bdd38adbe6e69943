package org.honeylink.tests.operation;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Count, failures and duration of operations, for those who may see them. */
@ExtendWith(RunningServer.class)
class MetricsIT {

  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  private final TestServer server;

  MetricsIT(TestServer server) {
    this.server = server;
  }

  private String metricsToken() {
    try {
      return Files.readString(server.dataDirectory().resolve("keys/metrics-token")).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Metrics scraped() {
    Response answer =
        server.api().plain().auth().preemptive().oauth2(metricsToken()).get("/metrics");
    answer.then().statusCode(200).contentType(containsString("text/plain"));
    return new Metrics(answer.asString());
  }

  @Test
  void operationsAreCountedWithTheirDuration() {
    Metrics before = scraped();
    TestDevice device = TestDevice.registerAndPair(server.api());
    device.openSession(SessionRequest.telemetryAndVideo(device.id())).then().statusCode(201);
    Metrics after = scraped();
    for (String operation :
        new String[] {
          "device.register",
          "pairing.pair",
          "session.open",
          "trust.session-agree",
          "trust.session-unseal",
          "trust.master-seal",
          "trust.certificate-issue",
          "trust.policy-sign",
          "trust.digest",
          "keystore.derive"
        }) {
      assertTrue(
          after.operations(operation, "ok") >= before.operations(operation, "ok") + 1, operation);
      assertTrue(after.count(operation) >= before.count(operation) + 1, operation);
      assertTrue(after.seconds(operation) > before.seconds(operation), operation);
    }
  }

  @Test
  void refusalsAreCountedApart() {
    Metrics before = scraped();
    server.api().signIn("nobody", "wrong").then().statusCode(401);
    server.api().as("e30.e30.e30").get("/devices").then().statusCode(401);
    TestDevice device = TestDevice.registerAndPair(server.api());
    device.pair().then().statusCode(409);
    Metrics after = scraped();
    for (String operation :
        new String[] {"access.sign-in", "access.token-verify", "pairing.pair"}) {
      assertTrue(
          after.operations(operation, "refused") >= before.operations(operation, "refused") + 1,
          operation);
    }
  }

  @Test
  void durationsAreInBucketsThatAddUpOverNodes() {
    server.api().signIn("nobody", "wrong").then().statusCode(401);
    Metrics metrics = scraped();
    assertTrue(metrics.bucket("access.sign-in", "+Inf") >= 1);
    assertTrue(metrics.seconds("access.sign-in") < 600, "seconds, not nanoseconds");
    assertTrue(metrics.bucket("access.sign-in", "6.0") >= metrics.bucket("access.sign-in", "0.02"));
  }

  @Test
  void labelsAreAClosedSetWithoutAnyId() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    Metrics metrics = scraped();
    assertFalse(metrics.text().contains(device.id()), "the device is in the metrics");
    Set<String> names = new TreeSet<>();
    for (String line : metrics.ownLines()) {
      LABEL.matcher(line).results().forEach(label -> names.add(label.group(1)));
      LABEL
          .matcher(line)
          .results()
          .filter(label -> label.group(1).equals("operation"))
          .forEach(label -> assertTrue(label.group(2).matches("[a-z.-]{5,48}"), label.group()));
    }
    assertEquals(Set.of("le", "mp_scope", "operation", "outcome"), names);
  }

  @Test
  void whatHasNeverHappenedIsThereAsZero() {
    assertEquals(0, scraped().operations("keystore.destroy-key", "failed"));
  }

  @Test
  void administratorReadsThemToo() {
    server
        .api()
        .plain()
        .auth()
        .preemptive()
        .oauth2(server.api().administratorToken())
        .get("/metrics")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/metrics/",
        "/metrics?scope=base",
        "/metrics/base",
        "/metrics;a=b",
        "/%6detrics",
        "//metrics",
        "/x/../metrics"
      })
  void strangerSeesNothing(String path) {
    Response answer = server.api().plain().urlEncodingEnabled(false).get(path);
    assertNotEquals(200, answer.statusCode(), path);
    assertFalse(answer.asString().contains("# TYPE"), path);
  }

  @Test
  void strangerIsToldHowToAuthenticate() {
    server
        .api()
        .plain()
        .get("/metrics")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Bearer"))
        .contentType("application/problem+json");
  }

  @Test
  void deviceMayNotReadThem() {
    TestDevice device = TestDevice.register(server.api());
    server
        .api()
        .plain()
        .auth()
        .preemptive()
        .oauth2(device.token())
        .get("/metrics")
        .then()
        .statusCode(401);
  }

  @Test
  void whoIsRefusedWithCredentialsIsInTheAuditTrailAndAStrangerIsNot() {
    long before = audited();
    server.api().plain().get("/metrics").then().statusCode(401);
    assertEquals(before, audited());
    server.api().plain().auth().preemptive().oauth2("wrong").get("/metrics").then().statusCode(401);
    assertEquals(before + 1, audited());
  }

  private long audited() {
    return server
        .database()
        .number(
            "select count(*) from audit_event where action = 'GET /metrics' and category ="
                + " 'authentication' and outcome = 'refused'");
  }

  @Test
  void metricsTokenOpensNothingElse() {
    server.api().as(metricsToken()).get("/devices").then().statusCode(401);
  }

  @Test
  void healthStaysOpen() {
    server.api().plain().get("/health/live").then().statusCode(200);
  }
}
