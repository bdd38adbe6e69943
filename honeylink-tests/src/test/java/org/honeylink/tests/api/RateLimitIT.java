package org.honeylink.tests.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A caller may make so many calls and no more: on a server whose limit is low. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitIT {

  private static final int BURST = 20;

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.startWith(
            ServerSettings.of(
                Map.of(
                    "honeylink.rate-limit.per-second",
                    "1",
                    "honeylink.rate-limit.burst",
                    Integer.toString(BURST))));
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void whoCallsTooOftenIsToldWhenToComeAgainAndOthersAreNot() {
    String token = server.api().administratorToken();
    Response answer = call(token).get("/devices");
    answer.then().statusCode(200).header("RateLimit-Limit", equalTo(Integer.toString(BURST)));
    assertEquals(BURST - 1, Integer.parseInt(answer.header("RateLimit-Remaining")));
    assertEquals(1, Integer.parseInt(answer.header("RateLimit-Reset")));
    Response refused = answer;
    for (int i = 0; i < 10 * BURST && refused.statusCode() == 200; i++) {
      refused = call(token).get("/devices");
    }
    Problem.of(refused, 429, "ERR_RATE_LIMITED").saying("Retry-After");
    assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
    assertEquals("0", refused.header("RateLimit-Remaining"));
    refused.then().header("traceparent", notNullValue());

    // Nobody has a bucket by his address; relying parties are free.
    call("").get("/devices").then().statusCode(401).header("RateLimit-Limit", notNullValue());
    call(token).get("/pki/ca").then().statusCode(200).header("RateLimit-Limit", nullValue());
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> call(token).get("/devices").statusCode() == 200);
  }

  private RequestSpecification call(String token) {
    RequestSpecification call = server.api().plain().basePath(Contract.BASE_PATH);
    return token.isEmpty() ? call : call.header("Authorization", "Bearer " + token);
  }
}
