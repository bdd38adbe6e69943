package org.honeylink.tests.device;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import java.util.List;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Edited, kept out, let in, taken out of service. */
@ExtendWith(RunningServer.class)
class DeviceLifeIT {

  private final TestServer server;
  private final AuditTrail trail;

  DeviceLifeIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  @Test
  void editMergesMetadataAndReplacesTags() {
    TestDevice device = TestDevice.register(server.api());
    edit(device, "{\"metadata\":{\"a\":\"1\",\"b\":\"2\"},\"tags\":[\"x\",\"y\"]}")
        .then()
        .statusCode(200)
        .body("tags", contains("x", "y"));
    edit(device, "{\"metadata\":{\"a\":null,\"c\":\"3\"},\"tags\":[\"z\",\"null\"]}")
        .then()
        .statusCode(200)
        .body("metadata.size()", equalTo(2))
        .body("metadata.b", equalTo("2"))
        .body("metadata.c", equalTo("3"))
        .body("tags", contains("z", "null"));
    trail.holds(device.id(), "device-registration", "success");
  }

  @Test
  void editOfAnOldStateIsAConflictAndChangesNothing() {
    TestDevice device = TestDevice.register(server.api());
    String old = read(device).header("ETag");
    Response first = editIf(device, old, "{\"tags\":[\"first\"]}");
    first.then().statusCode(200);
    assertNotEquals(old, first.header("ETag"));
    Problem.of(editIf(device, old, "{\"tags\":[\"second\"]}"), 409, "ERR_CONFLICT");
    read(device).then().body("tags", contains("first"));
    editIf(device, first.header("ETag"), "{\"tags\":[]}").then().statusCode(200);
    trail.holds(device.id(), "device-registration", "refused");
  }

  @Test
  void allFaultsOfAnEditAreToldAndNothingChanges() {
    TestDevice device = TestDevice.register(server.api());
    var before = server.database().contentsOf(device.id());
    Problem.of(
            edit(
                device,
                "{\"metadata\":{\"a\":7},\"tags\":[\"a b\"],\"firmware_version\":\"1\",\"id\":1}"),
            400,
            "ERR_VALIDATION")
        .at("metadata.a", "tags[0]", "firmware_version", "id");
    assertEquals(before, server.database().contentsOf(device.id()));
  }

  @Test
  void deviceTellsItsFirmwareAndChangesNothingElse() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    server
        .api()
        .as(device.token())
        .body("{\"firmware_version\":\"2.0.0\"}")
        .patch("/devices/{id}", device.id())
        .then()
        .statusCode(200)
        .body("firmware_version", equalTo("2.0.0"));
    Response tags =
        server
            .api()
            .as(device.token())
            .body("{\"tags\":[\"vip\"]}")
            .patch("/devices/{id}", device.id());
    Problem.of(tags, 403, "ERR_AUTHZ");
  }

  @Test
  void suspendedDeviceIsRefusedAndItsSessionsEnd() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session = open(device);
    act(device, "suspend").then().statusCode(200).body("status", equalTo("SUSPENDED"));
    sessionIsClosed(session);
    Problem.of(server.api().as(device.token()).get("/devices/{id}", device.id()), 401, "ERR_AUTH");
    Problem.of(act(device, "suspend"), 422, "ERR_STATE");
    act(device, "reactivate").then().statusCode(200).body("status", equalTo("PAIRED"));
    open(device);
    Problem.of(act(device, "reactivate"), 422, "ERR_STATE");
  }

  @Test
  void pendingDeviceIsNotSuspended() {
    TestDevice device = TestDevice.register(server.api());
    Problem.of(act(device, "suspend"), 422, "ERR_STATE").saying("PENDING");
  }

  @Test
  void decommissionedDeviceLosesEverythingButItsName() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session = open(device);
    decommission(device).then().statusCode(204);
    sessionIsClosed(session);
    Problem.of(server.api().as(device.token()).get("/devices/{id}", device.id()), 401, "ERR_AUTH");
    assertEquals(List.of("REVOKED"), column("select state from device_certificate", device));
    assertEquals(List.of("RETIRED"), column("select state from device_key_generation", device));
    assertEquals(
        List.of(), column("select state from pairing_offer where state = 'OPEN' and", device));
    assertEquals(List.of(), column("select generation from session_secret", device));
    read(device).then().statusCode(200).body("status", equalTo("REVOKED"));
    Problem.of(register(device.id()), 409, "ERR_CONFLICT").saying("reserved");
    Problem.of(edit(device, "{\"tags\":[\"x\"]}"), 409, "ERR_STATE");
  }

  @Test
  void decommissioningAgainChangesNothing() {
    TestDevice device = TestDevice.register(server.api());
    decommission(device).then().statusCode(204);
    var before = server.database().contentsOf(device.id());
    decommission(device).then().statusCode(204);
    assertEquals(before, server.database().contentsOf(device.id()));
    assertEquals(
        1,
        trail.eventsOf(device.id()).stream()
            .filter(event -> "device.decommissioned".equals(event.get("action")))
            .count());
  }

  @Test
  void decommissionedDeviceIsListedOnlyWhenItIsAskedFor() {
    TestDevice device = TestDevice.register(server.api());
    decommission(device).then().statusCode(204);
    list("text", device.id()).then().body("items.size()", equalTo(0));
    server
        .api()
        .asAdministrator()
        .queryParam("text", device.id())
        .queryParam("status", "REVOKED")
        .get("/devices")
        .then()
        .body("items.device_id", contains(device.id()));
  }

  @Test
  void unknownDeviceIsNotFoundWhateverIsDoneToIt() {
    TestDevice device = TestDevice.register(server.api());
    TestDevice nobody =
        new TestDevice(server.api(), TestDevice.freshId(), device.key(), device.token(), "");
    Problem.of(edit(nobody, "{}"), 404, "ERR_NOT_FOUND");
    Problem.of(decommission(nobody), 404, "ERR_NOT_FOUND");
    Problem.of(act(nobody, "suspend"), 404, "ERR_NOT_FOUND");
    Response others = server.api().as(device.token()).delete("/devices/{id}", device.id());
    Problem.of(others, 403, "ERR_AUTHZ");
    list("text", nobody.id()).then().body("items.device_id", not(hasItem(nobody.id())));
  }

  private Response list(String filter, String value) {
    Response answer = server.api().asAdministrator().queryParam(filter, value).get("/devices");
    answer.then().statusCode(200);
    return answer;
  }

  private String open(TestDevice device) {
    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    opened.then().statusCode(201);
    return opened.path("session_id");
  }

  private void sessionIsClosed(String session) {
    server
        .api()
        .asAdministrator()
        .get("/sessions/{id}", session)
        .then()
        .statusCode(200)
        .body("state", equalTo("CLOSED"));
  }

  private List<String> column(String select, TestDevice device) {
    return server
        .database()
        .texts(select + (select.endsWith(" and") ? "" : " where") + " device_id = ?", device.id());
  }

  private Response register(String id) {
    return server
        .api()
        .asAdministrator()
        .body(TestDevice.registration(id, AgreementKey.generate()).build().toString())
        .post("/devices");
  }

  private Response read(TestDevice device) {
    return server.api().asAdministrator().get("/devices/{id}", device.id());
  }

  private Response edit(TestDevice device, String body) {
    return server.api().asAdministrator().body(body).patch("/devices/{id}", device.id());
  }

  private Response editIf(TestDevice device, String tag, String body) {
    return server
        .api()
        .asAdministrator()
        .header("If-Match", tag)
        .body(body)
        .patch("/devices/{id}", device.id());
  }

  private Response act(TestDevice device, String verb) {
    return server.api().asAdministrator().post("/devices/{id}/" + verb, device.id());
  }

  private Response decommission(TestDevice device) {
    return server.api().asAdministrator().delete("/devices/{id}", device.id());
  }
}
