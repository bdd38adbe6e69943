package org.honeylink.tests.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.server.TestServer;

/**
 * Policy updates of devices with open sessions: from the moment that the administrator's program
 * sends the {@code PUT} to the moment that the server has the device's acknowledgement. Devices use
 * the SDK and run on the same machine.
 */
final class PolicyLoad {

  private static final int DEVICES = 10;
  private static final int WARM_UP = 50;
  private static final int UPDATES = 200;
  private static final double MOST_P95_MILLIS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Consumer<Figure> figures;

  PolicyLoad(Consumer<Figure> figures) {
    this.figures = figures;
  }

  void run() {
    List<Double> millis = new ArrayList<>();
    List<SdkDevice> devices = new ArrayList<>();
    try (TestServer server = TestServer.startFresh()) {
      for (int i = 0; i < DEVICES; i++) {
        devices.add(active(server));
      }
      for (int i = 0; i < WARM_UP + UPDATES; i++) {
        double took = update(server, devices.get(i % DEVICES), "2." + i + ".0", i % 8);
        if (i >= WARM_UP) {
          millis.add(took);
        }
      }
      devices.forEach(SdkDevice::close);
    }
    Collections.sort(millis);
    tell(millis, 50, Bar.NONE);
    tell(millis, 95, Bar.atMost(MOST_P95_MILLIS));
    tell(millis, 99, Bar.NONE);
  }

  private void tell(List<Double> sorted, int percentile, Bar bar) {
    double value = sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
    figures.accept(
        new Figure(
            "policy PUT to acknowledged, P" + percentile,
            "ms",
            Score.exactly(value),
            "none",
            Score.exactly(Double.NaN),
            bar));
  }

  private static SdkDevice active(TestServer server) {
    SdkDevice device = SdkDevice.paired(server);
    HoneyLinkSession session =
        device.openSession(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp()));
    try {
      session.stream("telemetry").send("hello".getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return device;
  }

  private static double update(TestServer server, SdkDevice device, String version, int priority) {
    String body =
        "{\"policy_version\": \"%s\", \"qos\": {\"normal\": {\"priority\": %d}}}"
            .formatted(version, priority);
    server.api().administratorToken();
    Instant sent = Instant.now();
    server
        .api()
        .asAdministrator()
        .body(body)
        .put("/devices/{id}/policy", device.id())
        .then()
        .statusCode(202);
    String[] applied = new String[1];
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              Response read =
                  server.api().asAdministrator().get("/devices/{id}/policy", device.id());
              applied[0] = read.path("applied_at");
              return applied[0] != null && version.equals(read.path("policy_version"));
            });
    return Duration.between(sent, Instant.parse(applied[0])).toNanos() / 1e6;
  }
}
