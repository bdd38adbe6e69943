package org.honeylink.tests.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Calls every operation of the served document with what its schemas allow and with what they do
 * not, on a server of its own: none may end in a 500, and every answer must be one that the
 * document promises. {@code -Dhoneylink.property.seconds} makes it patient, {@code
 * -Dhoneylink.seed} repeats a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiPropertyIT {

  private static final int SECONDS = Integer.getInteger("honeylink.property.seconds", 45);
  private static final int MOST_FAULTS = 40;
  private static final int MOST_IDS = 50;
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "error_code", "message", "trace_id");

  /** What any call may be told for its headers, before the operation is looked at. */
  private static final Set<Integer> OF_HEADERS = Set.of(406, 415);

  private final long seed = Long.getLong("honeylink.seed", 20_261_126L);
  private final Map<String, List<String>> known = new TreeMap<>();
  private final Map<String, String> faults = new TreeMap<>();
  private TestServer server;
  private HttpClient http;
  private Contract contract;
  private List<ApiOperation> operations;
  private TestDevice device;

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
    http =
        HttpClient.newBuilder()
            .sslContext(TrustedChain.context(server.dataDirectory()))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    String document = server.api().plain().get("/openapi").asString();
    contract = Contract.read(document);
    operations = ApiOperation.of(document);
    for (int i = 0; i < 12; i++) {
      TestDevice each = TestDevice.registerAndPair(server.api());
      each.openSession(SessionRequest.telemetryAndVideo(each.id())).then().statusCode(201);
      learn("device_id", each.id());
    }
    device = TestDevice.registerAndPair(server.api());
  }

  @AfterAll
  void close() {
    http.close();
    server.close();
  }

  @Test
  void noCallEndsInAFailureOfOurs() throws Exception {
    Random random = new Random(seed);
    ApiCase.Maker maker = new ApiCase.Maker(random, known);
    Map<Integer, Integer> statuses = new TreeMap<>();
    Set<String> succeeded = new TreeSet<>();
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    int calls = 0;
    while (System.nanoTime() < end && faults.size() < MOST_FAULTS) {
      for (ApiOperation operation : operations) {
        ApiCase made = maker.make(operation);
        int status = call(made, random);
        statuses.merge(status, 1, Integer::sum);
        if (status < 300) {
          succeeded.add(operation.name());
        }
        calls++;
      }
    }
    System.out.printf(
        "seed %d: %d calls of %d operations, %d of which succeeded; statuses %s%n",
        seed, calls, operations.size(), succeeded.size(), statuses);
    assertTrue(statuses.containsKey(200) && statuses.containsKey(400), statuses.toString());
    assertTrue(
        faults.isEmpty(), () -> "seed " + seed + "\n" + String.join("\n\n", faults.values()));
  }

  private int call(ApiCase made, Random random) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.baseUri() + Contract.BASE_PATH + made.target()))
            .timeout(Duration.ofSeconds(20))
            .method(made.operation().method(), BodyPublishers.ofString(made.body()));
    made.headers().forEach(request::header);
    switch (random.nextInt(12)) {
      case 0 -> request.header("Authorization", "Bearer x");
      case 1 -> request.header("Authorization", "Bearer " + device.token());
      case 2 -> {
        // Nobody.
      }
      default -> request.header("Authorization", "Bearer " + server.api().administratorToken());
    }
    HttpResponse<InputStream> answer;
    try {
      answer = http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException none) {
      fault(made, 0, "no answer: " + none, "");
      return 0;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/event-stream")) {
      answer.body().close();
      return answer.statusCode();
    }
    String body;
    try (InputStream in = answer.body()) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    check(made, answer, type, body);
    return answer.statusCode();
  }

  private void check(ApiCase made, HttpResponse<?> answer, String type, String body) {
    int status = answer.statusCode();
    if (status >= 500) {
      fault(made, status, "a failure of ours", body);
      return;
    }
    if (answer.headers().firstValue("traceparent").isEmpty()) {
      fault(made, status, "no traceparent", body);
    }
    if (status >= 400) {
      checkProblem(made, status, type, body);
    }
    if (!OF_HEADERS.contains(status)) {
      String broken =
          contract.faultsOf(
              made.operation().method(),
              Contract.BASE_PATH + made.operation().path().replaceAll("\\{[^}]*}", "x"),
              answer,
              body);
      if (!broken.isEmpty()) {
        fault(made, status, "not what the document promises: " + broken, body);
      }
    }
    if (status < 300 && type.contains("json")) {
      learn("", parse(body));
    }
  }

  private void checkProblem(ApiCase made, int status, String type, String body) {
    if (!type.startsWith("application/problem+json")) {
      fault(made, status, "no problem document but " + type, body);
      return;
    }
    JsonObject problem = parse(body).asJsonObject();
    if (!problem.keySet().containsAll(MEMBERS) || problem.getInt("status") != status) {
      fault(made, status, "a problem document without its members", body);
    }
    if (problem.getString("message", "").contains("Exception")) {
      fault(made, status, "a message that names an exception", body);
    }
  }

  /** One of each kind is enough. */
  private void fault(ApiCase made, int status, String what, String body) {
    String kind = made.operation().name() + " " + status + " " + what.split("\n", 2)[0];
    faults.putIfAbsent(
        kind,
        "%s gave %d, %s%n  %s %s%n  %s%n  body: %s%n  answer: %s"
            .formatted(
                made.operation().name(),
                status,
                what,
                made.operation().method(),
                made.target(),
                made.headers(),
                shortened(made.body()),
                shortened(body)));
  }

  private static String shortened(String text) {
    return text.length() > 600 ? text.substring(0, 600) + "…" : text;
  }

  private static JsonValue parse(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readValue();
    }
  }

  /** Ids that answers name are good for later calls. */
  private void learn(String name, JsonValue value) {
    switch (value) {
      case JsonObject object -> object.forEach(this::learn);
      case JsonArray array -> array.forEach(each -> learn(name, each));
      case JsonString text when name.endsWith("_id") -> learn(name, text.getString());
      default -> {
        // Not an id.
      }
    }
  }

  private void learn(String name, String id) {
    List<String> ids = known.computeIfAbsent(name, key -> new ArrayList<>());
    if (ids.size() < MOST_IDS && !ids.contains(id)) {
      ids.add(id);
    }
  }

  @Test
  void everyListIsWalkedByItsCursorWithoutGapsAndDoubles() {
    List<ApiOperation> lists = operations.stream().filter(ApiOperation::isList).toList();
    assertFalse(lists.isEmpty());
    for (ApiOperation list : lists) {
      new ListWalk(server.api(), list, device.id()).check();
    }
  }

  @Test
  void everyOperationRefusesQueryParametersThatItDoesNotKnow() {
    for (ApiOperation operation : operations) {
      if (operation.in("path").isEmpty() && operation.method().equals("GET")) {
        var answer =
            server.api().asAdministrator().queryParam("colour", "blue").get(operation.path());
        Problem.of(answer, 400, "ERR_VALIDATION").at("colour");
      }
    }
  }

  @Test
  void everyBodyOverAMebibyteIsRefusedBeforeItIsRead() {
    String large = "{\"colour\":\"" + "x".repeat(1 << 20) + "\"}";
    for (ApiOperation operation : operations) {
      if (operation.body().filter(each -> each.getKey().equals("application/json")).isPresent()) {
        String path = operation.path().replaceAll("\\{[^}]*}", device.id());
        int status =
            server
                .api()
                .plain()
                .basePath(Contract.BASE_PATH)
                .auth()
                .preemptive()
                .oauth2(server.api().administratorToken())
                .contentType("application/json")
                .body(large)
                .request(operation.method(), path)
                .statusCode();
        // Who may not call at all is told so first.
        assertTrue(status == 413 || status == 403, () -> operation.name() + " gave " + status);
      }
    }
  }

  @Test
  void everyBodyRefusesMembersThatItDoesNotKnow() {
    for (ApiOperation operation : operations) {
      if (operation.body().filter(each -> each.getKey().equals("application/json")).isPresent()) {
        String path = operation.path().replaceAll("\\{[^}]*}", device.id());
        var answer =
            server
                .api()
                .asAdministrator()
                .body("{\"colour\":\"blue\"}")
                .request(operation.method(), path);
        assertTrue(
            Set.of(400, 403, 404).contains(answer.statusCode()),
            () -> operation.name() + " gave " + answer.statusCode());
        if (answer.statusCode() == 400) {
          assertTrue(answer.asString().contains("colour"), operation.name());
        }
      }
    }
  }
}
