package org.honeylink.tests.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions that are not opened: the answer says why, and nothing stays behind. */
@ExtendWith(RunningServer.class)
class RefusedSessionIT {

  private final TestServer server;
  private final AuditTrail trail;

  RefusedSessionIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  /**
   * One fault in a session request.
   *
   * @param fault as the test's name
   * @param spoil brings it in
   * @param path where the answer points
   * @param said what its message contains
   */
  record Refused(
      String fault, UnaryOperator<SessionRequest> spoil, String path, List<String> said) {
    @Override
    public String toString() {
      return fault;
    }
  }

  static Stream<Refused> faults() {
    return Stream.of(
        new Refused("no stream", request -> request, "streams", List.of("1 to 16")),
        new Refused("17 streams", RefusedSessionIT::seventeen, "streams", List.of("16", "17")),
        new Refused(
            "two streams of one name",
            r -> telemetry(r).stream("telemetry", "unreliable", "burst", 10),
            "streams[1].name",
            List.of("telemetry")),
        new Refused(
            "unknown priority",
            r -> telemetry(r).stream("video", "unreliable", "fast", 10),
            "streams[1].qos.priority",
            List.of("'fast'", "'video'", "burst, normal, latency")),
        new Refused(
            "unknown mode",
            r -> r.stream("video", "mostly", "burst", 10),
            "streams[0].mode",
            List.of("'mostly'", "'video'")),
        new Refused(
            "bandwidth 0",
            r -> r.stream("video", "unreliable", "burst", 0),
            "streams[0].qos.bandwidth_kbps",
            List.of("0")),
        new Refused(
            "empty stream name",
            r -> r.stream("", "unreliable", "burst", 10),
            "streams[0].name",
            List.of("1 to 64")),
        new Refused(
            "TTL 0", r -> telemetry(r).ttlSeconds(0), "ttl_seconds", List.of("60", "43,200", "0")),
        new Refused("TTL 59", r -> telemetry(r).ttlSeconds(59), "ttl_seconds", List.of("59")),
        new Refused(
            "TTL 43,201", r -> telemetry(r).ttlSeconds(43_201), "ttl_seconds", List.of("43201")));
  }

  private static SessionRequest telemetry(SessionRequest request) {
    return request.stream("telemetry", "reliable", "normal", 10);
  }

  private static SessionRequest seventeen(SessionRequest request) {
    for (int i = 0; i < 17; i++) {
      request.stream("s" + i, "reliable", "normal", 1);
    }
    return request;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void faultIsNamedAndNoSessionIsOpened(Refused refused) {
    TestDevice device = TestDevice.registerAndPair(server.api());
    var before = server.database().contentsOf(device.id());
    Problem problem =
        Problem.of(
                device.openSession(refused.spoil().apply(SessionRequest.of(device.id()))),
                400,
                "ERR_VALIDATION")
            .at(refused.path())
            .saying(refused.said().toArray(String[]::new));
    assertEquals(before, server.database().contentsOf(device.id()));
    trail.holdsTrace(problem.traceId(), "refused");
  }

  @Test
  void sixteenStreamsAreAccepted() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    SessionRequest request = SessionRequest.of(device.id());
    for (int i = 0; i < 16; i++) {
      request.stream("s" + i, "reliable", "normal", 1);
    }
    device.openSession(request).then().statusCode(201);
  }

  @Test
  void unknownDeviceIsNotFound() {
    String id = TestDevice.freshId();
    Response answer =
        server
            .api()
            .asAdministrator()
            .body(SessionRequest.telemetryAndVideo(id).json())
            .post("/sessions");
    Problem problem = Problem.of(answer, 404, "ERR_NOT_FOUND").saying(id);
    trail.holdsTrace(problem.traceId(), "refused");
  }

  @Test
  void unpairedDeviceIsInTheWrongState() {
    TestDevice device = TestDevice.register(server.api());
    var before = server.database().contentsOf(device.id());
    Problem.of(device.openSession(SessionRequest.telemetryAndVideo(device.id())), 409, "ERR_STATE")
        .saying(device.id(), "PENDING");
    assertEquals(before, server.database().contentsOf(device.id()));
    trail.holds(device.id(), "session-creation", "refused");
  }

  @Test
  void incompatibleProtocolVersionIsRefused() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String body = SessionRequest.telemetryAndVideo(device.id()).json().replace("1.0.0", "3.0.0");
    Problem.of(device.openSession(body), 400, "ERR_VALIDATION")
        .at("protocol_version")
        .saying("3.0.0");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    SessionRequest request =
        SessionRequest.of(device.id()).stream("a", "mostly", "fast", 0).stream(
                "a", "reliable", "normal", 1)
            .ttlSeconds(0);
    Problem.of(device.openSession(request), 400, "ERR_VALIDATION")
        .at(
            "streams[0].mode",
            "streams[0].qos.priority",
            "streams[0].qos.bandwidth_kbps",
            "streams[1].name",
            "ttl_seconds");
  }
}
