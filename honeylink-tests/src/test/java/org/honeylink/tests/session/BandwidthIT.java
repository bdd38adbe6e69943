package org.honeylink.tests.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device's pool holds 100,000 kbit/s. */
@ExtendWith(RunningServer.class)
class BandwidthIT {

  private final TestServer server;
  private final TestDevice device;

  BandwidthIT(TestServer server) {
    this.server = server;
    this.device = TestDevice.registerAndPair(server.api());
  }

  @Test
  void moreThanThePoolIsAConflictThatSaysWhatIsLeft() {
    open(60_000).then().statusCode(201);
    Response refused = open(50_000);
    Problem.of(refused, 409, "ERR_CONFLICT").saying("40000", "50000");
    refused.then().body("requested", equalTo(50_000)).body("available", equalTo(40_000));
    AuditTrail.of(server.api()).holds(device.id(), "session-creation", "refused");
    open(40_000).then().statusCode(201);
  }

  @Test
  void closingASessionFreesItsBandwidth() {
    String sessionId = open(100_000).path("session_id");
    open(1).then().statusCode(409);
    server.api().as(device.token()).delete("/sessions/{id}", sessionId).then().statusCode(204);
    open(100_000).then().statusCode(201);
  }

  @Test
  void refusalNamesTheLessImportantStreamsThatWouldHaveToGiveWay() {
    open(100_000).then().statusCode(201);
    device
        .openSession(SessionRequest.of(device.id()).stream("now", "reliable", "latency", 10))
        .then()
        .statusCode(409)
        .body("pool", equalTo("device"))
        .body("could_give_way[0].stream", equalTo("bulk"));
  }

  @Test
  void ofTwentyAtOnceOnlyThoseThatFitAreOpened() throws InterruptedException {
    Callable<Integer> attempt = () -> open(30_000).statusCode();
    List<Integer> statuses;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      statuses =
          threads.invokeAll(Stream.generate(() -> attempt).limit(20).toList()).stream()
              .map(BandwidthIT::result)
              .toList();
    }
    assertEquals(3, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
    assertEquals(17, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
  }

  private Response open(long kbps) {
    return device.openSession(
        SessionRequest.of(device.id()).stream("bulk", "unreliable", "normal", kbps));
  }

  private static Integer result(Future<Integer> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
