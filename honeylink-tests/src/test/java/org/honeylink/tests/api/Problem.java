package org.honeylink.tests.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/**
 * What every refusal has to look like. Chainable; each step fails the test when it does not hold.
 */
public final class Problem {

  private final ValidatableResponse answer;

  private Problem(Response response, int status, String code) {
    this.answer =
        response
            .then()
            .statusCode(status)
            .contentType("application/problem+json")
            .body("status", equalTo(status))
            .body("error_code", equalTo(code))
            .body("type", equalTo("urn:honeylink:error:" + code))
            .body("message", equalTo(response.path("detail")))
            .body("trace_id", matchesPattern("[0-9a-f]{32}"))
            .body("message", not(containsString("Exception")));
  }

  /** Checks status, code, media type and the members that all problems have. */
  public static Problem of(Response response, int status, String code) {
    return new Problem(response, status, code);
  }

  /** The message names each of these. */
  public Problem saying(String... parts) {
    for (String part : parts) {
      answer.body("message", containsString(part));
    }
    return this;
  }

  /** There is a violation at each of these paths. */
  public Problem at(String... paths) {
    for (String path : paths) {
      answer.body("violations.path", hasItem(path));
    }
    return this;
  }

  public List<String> violations() {
    return answer.extract().jsonPath().getList("violations.message", String.class);
  }

  public String traceId() {
    return answer.extract().path("trace_id");
  }
}
