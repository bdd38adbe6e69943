package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell stands for the server. */
class ServerProcessTest {

  @TempDir private Path directory;

  @Test
  void aServerThatDiesIsReportedWithItsLastLines() {
    try (var server = start("echo port 7844 is in use; exit 3")) {
      var failed =
          assertThrows(DemoFailed.class, () -> server.awaitReady(endpointsFile(), seconds -> {}));
      assertTrue(String.valueOf(failed.getMessage()).startsWith("The server ended with code 3"));
      assertEquals(List.of("port 7844 is in use"), failed.details());
    }
  }

  @Test
  void endpointsAreReadWhenTheyAppear() throws InterruptedException {
    String json =
        "{\"https\":\"https://localhost:1\",\"udp\":\"hlst://127.0.0.1:2\","
            + "\"amqp\":\"amqp://127.0.0.1:3\",\"pid\":4,\"ready_millis\":5}";
    String script =
        "echo '%s' > new; mkdir run; mv new run/endpoints.json; exec tail -f /dev/null"
            .formatted(json);
    try (var server = start("cd " + directory + "; " + script)) {
      ServerEndpoints endpoints = server.awaitReady(endpointsFile(), seconds -> {});
      assertEquals(URI.create("https://localhost:1/console/"), endpoints.console());
      assertEquals(2, endpoints.udp().getPort());
      assertEquals(URI.create("amqp://127.0.0.1:3"), endpoints.amqp());
    }
  }

  @Test
  void aServerThatHasDiedEndsThePause() {
    try (var server = start("exit 0")) {
      assertThrows(DemoFailed.class, () -> server.pause(Duration.ofMinutes(1)));
    }
  }

  private Path endpointsFile() {
    return ServerEndpoints.file(directory);
  }

  private ServerProcess start(String script) {
    return ServerProcess.start(List.of("sh", "-c", script), directory.resolve("server.log"));
  }
}
