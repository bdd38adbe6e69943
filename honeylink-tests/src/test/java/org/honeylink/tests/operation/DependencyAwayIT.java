package org.honeylink.tests.operation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server that is spoilt on purpose, so one of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependencyAwayIT {

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void callsAreToldThatTheDatabaseIsAwayAndWorkAgainWhenItIsBack() {
    String token = server.api().administratorToken();
    server.databaseProcess().stop();
    try {
      Response away = server.api().as(token).get("/devices");
      Problem.of(away, 503, "ERR_DEPENDENCY").saying("database");
      away.then().header("Retry-After", notNullValue());
      server.api().plain().get("/health/ready").then().statusCode(503);
    } finally {
      server.databaseProcess().startAgain();
    }
    awaitWorking(token);
    TestDevice.register(server.api());
  }

  @Test
  void databaseThatHangsIsAwayToo() {
    String token = server.api().administratorToken();
    server.databaseProcess().suspend();
    try {
      Problem.of(server.api().as(token).get("/devices"), 503, "ERR_DEPENDENCY").saying("database");
    } finally {
      server.databaseProcess().resume();
    }
    awaitWorking(token);
  }

  @Test
  void ourOwnFaultIsAnsweredWithoutItsCause() throws SQLException {
    TestDevice device = TestDevice.register(server.api());
    server.database().execute("alter table device_policy rename to device_policy_gone");
    try {
      Response broken = server.api().asAdministrator().get("/devices/{id}/policy", device.id());
      Problem problem = Problem.of(broken, 500, "ERR_INTERNAL");
      broken.then().body(not(containsString("device_policy"))).body(not(containsString("SQL")));
      assertTrue(
          server.log().contains(problem.traceId()),
          "the log has the cause under the trace id of the answer");
    } finally {
      server.database().execute("alter table device_policy_gone rename to device_policy");
    }
  }

  @Test
  void accountIsClosedForAWhileAfterFiveWrongPasswords() {
    for (int i = 0; i < 5; i++) {
      Problem.of(server.api().signIn("somebody", "wrong"), 401, "ERR_AUTH");
    }
    Response closed = server.api().signIn("somebody", "wrong");
    Problem.of(closed, 429, "ERR_RATE_LIMITED");
    closed.then().header("Retry-After", notNullValue());
  }

  private void awaitWorking(String token) {
    await("calls work again")
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.api().as(token).get("/devices").statusCode() == 200);
  }
}
