package org.honeylink.tests.console;

import static org.hamcrest.Matchers.containsString;

import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server serves at {@code /console/}; the browser test of {@code ui} looks into it. */
@ExtendWith(RunningServer.class)
class ConsoleIT {

  private final TestServer server;

  ConsoleIT(TestServer server) {
    this.server = server;
  }

  @Test
  void consoleIsServedAtItsAddressAndAtItsDeepLinks() {
    for (String path : new String[] {"/console/", "/console/sign-in", "/console/streams/7"}) {
      server
          .api()
          .plain()
          .get(path)
          .then()
          .statusCode(200)
          .contentType("text/html")
          .body(containsString("<div id=\"root\""));
    }
    server.api().plain().get("/console/assets/none.js").then().statusCode(404);
  }
}
