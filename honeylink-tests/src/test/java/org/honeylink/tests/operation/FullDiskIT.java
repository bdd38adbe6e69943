package org.honeylink.tests.operation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RefusedStart;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;

class FullDiskIT {

  @Test
  void serverDoesNotStartOnAFullDiskAndSaysSo() throws IOException {
    try (TemporaryDisk disk = TemporaryDisk.of(64)) {
      RefusedStart refused =
          RefusedStart.of(disk.place(), "--data", disk.place().resolve("data").toString());
      assertEquals(1, refused.exitCode(), refused.output());
      assertTrue(refused.output().contains("full"), refused.output());
      assertTrue(refused.output().contains("--data"), refused.output());
    }
  }

  @Test
  void runningServerRefusesChangesOnAFullDiskAndLosesNothing() throws IOException {
    try (TemporaryDisk disk = TemporaryDisk.of(900);
        TestServer server = TestServer.startIn(disk.place())) {
      TestDevice before = TestDevice.registerAndPair(server.api());
      disk.fill();
      Response refused = registerUntilRefused(server);
      assertTrue(refused.statusCode() >= 500, refused::asString);
      refused.then().contentType("application/problem+json");

      disk.empty();
      await("server takes changes again")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> register(server, TestDevice.freshId()).statusCode() == 201);
      server
          .api()
          .asAdministrator()
          .get("/devices/{id}", before.id())
          .then()
          .statusCode(200)
          .body("status", equalTo("PAIRED"));
    }
  }

  /** PostgreSQL has some room set aside; it lasts for a while. */
  private static Response registerUntilRefused(TestServer server) {
    for (int i = 0; i < 20_000; i++) {
      String id = TestDevice.freshId();
      Response answer = register(server, id);
      if (answer.statusCode() != 201) {
        return answer;
      }
    }
    throw new AssertionError("20,000 devices were registered on a full disk");
  }

  private static Response register(TestServer server, String id) {
    return server
        .api()
        .asAdministrator()
        .body(TestDevice.registration(id, AgreementKey.generate()).build().toString())
        .post("/devices");
  }
}
