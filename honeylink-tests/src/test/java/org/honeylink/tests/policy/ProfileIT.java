package org.honeylink.tests.policy;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class ProfileIT {

  private final TestServer server;
  private final String id =
      "prof_" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);

  ProfileIT(TestServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prof_iot_lowpower_v2",
        "prof_arvr_spatial_v1",
        "prof_media_8k_v1",
        "prof_gaming_input_v1"
      })
  void presetIsThereReadOnlyAndItsSignatureHoldsForAnotherImplementation(String preset) {
    Response read = admin().get("/profiles/{id}", preset);
    read.then().statusCode(200).body("preset", equalTo(true));
    Problem.of(admin().delete("/profiles/{id}", preset), 409, "ERR_STATE").saying("preset");
    String file = admin().get("/profiles/{id}/export", preset).asString();
    assertEquals("good", Node.verify(file, "profile"));
    assertEquals(
        "bad signature",
        Node.verify(file.replaceFirst("\"priority\":\\d", "\"priority\":0"), "profile"));
  }

  @Test
  void profileIsMadeReplacedByNewerVersionsAndDeletedButItsVersionsStayKnown() {
    String tag = create("1.0.0").then().statusCode(201).extract().header("ETag");
    Problem.of(create("2.0.0"), 409, "ERR_CONFLICT").saying("already");
    Problem.of(put("1.0.0-rc.1", tag), 409, "ERR_CONFLICT").saying("versions only grow");
    String newer = put("1.1.0", tag).then().statusCode(200).extract().header("ETag");
    assertNotEquals(tag, newer);
    Problem.of(put("1.2.0", tag), 409, "ERR_CONFLICT").saying("changed meanwhile");
    admin()
        .get("/profiles/{id}/versions", id)
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of("1.1.0", "1.0.0")));
    admin().delete("/profiles/{id}", id).then().statusCode(204);
    Problem.of(admin().get("/profiles/{id}", id), 404, "ERR_NOT_FOUND");
    Problem.of(create("1.1.0"), 409, "ERR_CONFLICT").saying("versions only grow");
    create("1.1.1").then().statusCode(201);
  }

  @Test
  void allFaultsOfAProfileAreToldAtOnce() {
    String bad =
        """
        {"profile_id": "gaming", "version": "1", "use_case": "x", "fec_mode": "SOME",
         "qos": {"latency": {"priority": 8}}, "deprecated_after": "soon", "colour": 1}
        """;
    Problem.of(admin().body(bad).post("/profiles"), 400, "ERR_VALIDATION")
        .at(
            "profile_id",
            "version",
            "deprecated_after",
            "qos.latency.priority",
            "fec_mode",
            "colour");
    String endsSoon = profile("1.0.0", ", \"deprecated_after\": \"2026-12-31T00:00:00Z\"");
    Problem.of(admin().body(endsSoon).post("/profiles"), 400, "ERR_VALIDATION")
        .at("deprecated_after");
  }

  @Test
  void profileInUseIsNotDeletedAndSaysByHowManyDevices() {
    create("1.0.0").then().statusCode(201);
    TestDevice device = TestDevice.registerAndPair(server.api());
    apply(device.id())
        .then()
        .statusCode(202)
        .body("policy_version", equalTo("1.0.0"))
        .body("profile_id", equalTo(id));
    admin().get("/profiles/{id}", id).then().body("in_use_by", equalTo(1));
    Problem.of(admin().delete("/profiles/{id}", id), 409, "ERR_CONFLICT").saying("1 device;");
    put("1.1.0", "*").then().statusCode(200);
    applyTo("{\"using\": true}", true)
        .then()
        .statusCode(200)
        .body("devices.device_id", equalTo(List.of(device.id())))
        .body("devices[0].after_version", equalTo("1.1.0"));
    admin()
        .get("/devices/{id}/policy", device.id())
        .then()
        .body("policy_version", equalTo("1.0.0"));
    applyTo("{\"device_ids\": [\"" + device.id() + "\", \"IT-NOBODY\"]}", false)
        .then()
        .statusCode(200)
        .body("devices[0].policy_version", equalTo("1.1.0"))
        .body("devices[1].error_code", equalTo("ERR_NOT_FOUND"));
    Problem.of(applyTo("{}", false), 400, "ERR_VALIDATION").saying("exactly one");
  }

  @Test
  void profileIsAppliedByTagToTheDevicesThatHaveIt() {
    create("1.0.0").then().statusCode(201);
    TestDevice tagged = TestDevice.registerAndPair(server.api());
    TestDevice other = TestDevice.registerAndPair(server.api());
    tag(tagged, id);
    tag(other, "not-" + id);
    applyTo("{\"tag\": \"" + id + "\"}", true)
        .then()
        .statusCode(200)
        .body("devices.device_id", equalTo(List.of(tagged.id())));
    applyTo("{\"tag\": \"" + id + "\"}", false)
        .then()
        .statusCode(200)
        .body("devices.device_id", equalTo(List.of(tagged.id())))
        .body("devices[0].policy_version", equalTo("1.0.0"));
    admin()
        .get("/devices/{id}/policy", tagged.id())
        .then()
        .body("profile_id", equalTo(id))
        .body("policy_version", equalTo("1.0.0"));
    admin().get("/profiles/{id}", id).then().body("in_use_by", equalTo(1));
  }

  private void tag(TestDevice device, String tag) {
    admin()
        .body("{\"tags\": [\"" + tag + "\"]}")
        .patch("/devices/{id}", device.id())
        .then()
        .statusCode(200);
  }

  @Test
  void profileThatIsDeletedWhileItIsPutIsPutNowhere() throws Exception {
    create("1.0.0").then().statusCode(201);
    TestDevice device = TestDevice.registerAndPair(server.api());
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
        Connection deleting = server.database().connect();
        Statement statement = deleting.createStatement()) {
      deleting.setAutoCommit(false);
      statement.execute("delete from profile where profile_id = '" + id + "'");
      Future<Response> put = pool.submit(() -> apply(device.id()));
      await().atMost(Duration.ofSeconds(20)).until(() -> put.isDone() || somebodyWaits());
      deleting.commit();
      Problem.of(put.get(), 404, "ERR_NOT_FOUND");
    }
  }

  private boolean somebodyWaits() {
    return server.database().number("select count(*) from pg_locks where not granted") > 0;
  }

  @Test
  void profileThatWasAlteredInTheDatabaseIsNotApplied() throws SQLException {
    create("1.0.0").then().statusCode(201);
    server
        .database()
        .execute("update profile set use_case = 'mine' where profile_id = '" + id + "'");
    TestDevice device = TestDevice.registerAndPair(server.api());
    Problem.of(apply(device.id()), 409, "ERR_STATE").saying("altered");
  }

  @Test
  void exportedFileIsImportedAndAlteredForeignAndOlderOnesAreRefused() {
    create("1.0.0").then().statusCode(201);
    String first = admin().get("/profiles/{id}/export", id).asString();
    importFile(first).then().statusCode(201).body("version", equalTo("1.0.0"));
    put("1.1.0", "*").then().statusCode(200);
    Problem.of(importFile(first), 409, "ERR_CONFLICT").saying("versions only grow");
    Problem.of(importFile(first.replace("\"1.0.0\"", "\"3.0.0\"")), 400, "ERR_VALIDATION")
        .at("signature");
    String key = admin().get("/profiles/{id}", id).path("signing_key");
    Problem.of(
            importFile(first.replace(key, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")),
            400,
            "ERR_VALIDATION")
        .at("signing_key");
    Problem.of(importFile(first.replace("profile/2", "profile/1")), 400, "ERR_VALIDATION")
        .at("format");
  }

  @Test
  void listIsFilteredSortedAndPaged() {
    create("1.0.0").then().statusCode(201);
    admin()
        .queryParam("text", id.toUpperCase(Locale.ROOT))
        .get("/profiles")
        .then()
        .statusCode(200)
        .body("items.profile_id", equalTo(List.of(id)));
    admin()
        .queryParam("preset", true)
        .get("/profiles")
        .then()
        .body("items.profile_id", hasItems("prof_iot_lowpower_v2", "prof_media_8k_v1"));
    Response newest =
        admin().queryParam("sort", "-updated_at").queryParam("limit", 1).get("/profiles");
    newest.then().statusCode(200).body("next", notNullValue());
    Response second =
        admin()
            .queryParam("sort", "-updated_at")
            .queryParam("limit", 1)
            .queryParam("cursor", newest.<String>path("next"))
            .get("/profiles");
    second.then().statusCode(200);
    assertNotEquals(newest.<String>path("items[0].profile_id"), second.path("items[0].profile_id"));
    Problem.of(admin().queryParam("sort", "colour").get("/profiles"), 400, "ERR_VALIDATION")
        .at("sort");
  }

  @Test
  void anotherTenantsProfileDoesNotExist() throws SQLException {
    create("1.0.0").then().statusCode(201);
    server
        .database()
        .execute("update profile set tenant_id = 'elsewhere' where profile_id = '" + id + "'");
    Problem.of(admin().get("/profiles/{id}", id), 404, "ERR_NOT_FOUND");
    Problem.of(put("1.1.0", "*"), 404, "ERR_NOT_FOUND");
    Problem.of(admin().delete("/profiles/{id}", id), 404, "ERR_NOT_FOUND");
    TestDevice device = TestDevice.registerAndPair(server.api());
    Problem.of(apply(device.id()), 404, "ERR_NOT_FOUND");
    Problem.of(server.api().as(device.token()).get("/profiles"), 403, "ERR_AUTHZ");
  }

  @Test
  void clientOfTheSchemaBeforeReadsAndIsWarnedAndMayNotWrite() {
    Response read = admin().header("HoneyLink-Schema-Version", "1.4.0").get("/profiles");
    read.then()
        .statusCode(200)
        .header("Warning", startsWith("299 honeylink"))
        .header("HoneyLink-Schema-Version", "2.0.0");
    Problem.of(
            admin()
                .header("HoneyLink-Schema-Version", "1.4.0")
                .body(profile("1.0.0", ""))
                .post("/profiles"),
            409,
            "ERR_CONFLICT")
        .saying("may only read");
    Problem.of(
        admin().header("HoneyLink-Schema-Version", "3.0.0").get("/profiles"), 409, "ERR_CONFLICT");
    admin()
        .header("HoneyLink-Schema-Version", "2.7.0")
        .body(profile("1.0.0", ""))
        .post("/profiles")
        .then()
        .statusCode(201);
  }

  private RequestSpecification admin() {
    return server.api().asAdministrator();
  }

  private Response create(String version) {
    return admin().body(profile(version, "")).post("/profiles");
  }

  private Response put(String version, String tag) {
    return admin().header("If-Match", tag).body(profile(version, "")).put("/profiles/{id}", id);
  }

  private Response apply(String device) {
    return admin().body("{\"profile_id\": \"" + id + "\"}").put("/devices/{device}/policy", device);
  }

  private Response applyTo(String selector, boolean dryRun) {
    return admin().queryParam("dry_run", dryRun).body(selector).post("/profiles/{id}/apply", id);
  }

  private Response importFile(String file) {
    return admin().body(file).post("/profiles/import");
  }

  private String profile(String version, String more) {
    return """
    {"profile_id": "%s", "version": "%s", "use_case": "of a test", "fec_mode": "LIGHT",
     "qos": {"normal": {"priority": 2, "bandwidth_floor_mbps": 0.1, "bandwidth_ceiling_mbps": 50.5}}%s}
    """
        .formatted(id, version, more);
  }
}
