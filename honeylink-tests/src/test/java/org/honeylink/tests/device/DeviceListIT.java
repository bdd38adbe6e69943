package org.honeylink.tests.device;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, orders and pages of the list of devices. */
@ExtendWith(RunningServer.class)
class DeviceListIT {

  /** Of this test alone, as lower case in metadata and as a tag. */
  private final String mark = TestDevice.freshId().toLowerCase(Locale.ROOT);

  private final TestServer server;
  private final List<String> registered = new ArrayList<>();

  DeviceListIT(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void registerFive() {
    String shouted = mark.toUpperCase(Locale.ROOT);
    for (int i = 0; i < 5; i++) {
      String id = TestDevice.freshId();
      var tags = Json.createArrayBuilder().add(mark).add("n-" + mark + "-" + i % 2);
      server
          .api()
          .asAdministrator()
          .body(
              TestDevice.registration(id, AgreementKey.generate())
                  .add("tags", tags)
                  .add("metadata", Json.createObjectBuilder().add("mark", shouted + "%" + i))
                  .build()
                  .toString())
          .post("/devices")
          .then()
          .statusCode(201);
      registered.add(id);
    }
  }

  @Test
  void tagsFindTheDevicesThatHaveThem() {
    assertEquals(
        registered, all(devices().queryParam("tag", mark).queryParam("sort", "registered_at")));
    assertEquals(
        List.of(registered.get(1), registered.get(3)),
        all(devices().queryParam("tag", "n-" + mark + "-1").queryParam("sort", "registered_at")));
  }

  @Test
  void textFindsMetadataInAnyCaseAndTakesNoSignForAnother() {
    devices()
        .queryParam("text", mark + "%3")
        .get("/devices")
        .then()
        .statusCode(200)
        .body("items.device_id", contains(registered.get(3)));
    devices()
        .queryParam("text", mark + "_3")
        .get("/devices")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({
    "registered_at,false",
    "-registered_at,true",
    "status_since,false",
    "-status_since,true"
  })
  void everyOrderPagesThroughAllDevicesOnce(String sort, boolean descending) {
    List<String> expected = descending ? registered.reversed() : registered;
    assertEquals(expected, paged(sort));
  }

  @Test
  void orderByIdPagesInBothDirections() {
    List<String> sorted = registered.stream().sorted().toList();
    assertEquals(sorted, paged("device_id"));
    assertEquals(sorted.reversed(), paged("-device_id"));
  }

  @Test
  void pagesStayWhatTheyAreWhenADeviceIsRegisteredInBetween() {
    Response first =
        devices()
            .queryParam("tag", mark)
            .queryParam("sort", "-registered_at")
            .queryParam("limit", 2)
            .get("/devices");
    registerFive();
    Response second =
        devices()
            .queryParam("tag", mark)
            .queryParam("sort", "-registered_at")
            .queryParam("limit", 2)
            .queryParam("cursor", first.<String>path("next"))
            .get("/devices");
    second.then().body("items.device_id", contains(registered.get(2), registered.get(1)));
  }

  @Test
  void cursorOfAnotherOrderIsRefused() {
    String next =
        devices().queryParam("tag", mark).queryParam("limit", 2).get("/devices").path("next");
    Response refused =
        devices().queryParam("sort", "registered_at").queryParam("cursor", next).get("/devices");
    Problem.of(refused, 400, "ERR_VALIDATION").at("cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "-", "registered_at;drop", "--device_id"})
  void unknownOrderIsRefused(String sort) {
    Problem.of(devices().queryParam("sort", sort).get("/devices"), 400, "ERR_VALIDATION")
        .at("sort");
  }

  private RequestSpecification devices() {
    return server.api().asAdministrator();
  }

  private List<String> paged(String sort) {
    List<String> ids = new ArrayList<>();
    String next = "";
    while (next != null) {
      var request = devices().queryParam("tag", mark).queryParam("sort", sort);
      request.queryParam("limit", 2);
      Response page =
          (next.isEmpty() ? request : request.queryParam("cursor", next)).get("/devices");
      page.then().statusCode(200);
      ids.addAll(page.jsonPath().getList("items.device_id"));
      next = page.path("next");
    }
    return ids;
  }

  private static List<String> all(RequestSpecification request) {
    return request.get("/devices").then().statusCode(200).extract().path("items.device_id");
  }
}
