package org.honeylink.tests.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;

/**
 * One server, many devices with live sessions, one command to all of them. The devices share some
 * sockets and threads of this process; all else is the product, the way of a packet included.
 */
final class CommandFanOut implements AutoCloseable {

  private static final int FULL = 10_000;
  private static final int QUICK = 1_000;
  private static final int ENDS = 4;
  private static final int CALLERS = 8;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ORDER =
      "{\"name\":\"benchmark\",\"parameters\":{\"text\":\"some hundred bytes are usual for it\"},"
          + "\"selector\":{\"all\":true},\"expires_in_seconds\":600}";

  /** One administrator registers them all, faster than one may. */
  private static final Map<String, String> NO_LIMIT =
      Map.of("honeylink.rate-limit.per-second", "100000", "honeylink.rate-limit.burst", "100000");

  private final TestServer server = TestServer.startWith(ServerSettings.of(NO_LIMIT));
  private final SwarmApi api = new SwarmApi(server);
  private final List<SwarmEnd> ends = new ArrayList<>();
  private final List<SwarmDevice> devices = Collections.synchronizedList(new ArrayList<>());

  /** How many devices: {@code -Dhoneylink.swarm}, or as many as the run is long. */
  static int size() {
    return Integer.getInteger("honeylink.swarm", Rate.isQuick() ? QUICK : FULL);
  }

  /** What came of it; times in seconds from the order on. */
  record Outcome(
      double p50, double p95, double p99, double share, double errors, double prepared, long rss) {}

  Outcome run(int size) throws Exception {
    for (int i = 0; i < ENDS; i++) {
      ends.add(new SwarmEnd());
    }
    long began = System.nanoTime();
    prepare(size);
    double prepared = seconds(System.nanoTime() - began);
    awaitActive(size);
    long ordered = System.nanoTime();
    String id = api.asAdministrator("POST", "/commands", ORDER).getString("command_id");
    JsonObject targets = awaitAnswers(id, size, ordered);
    double[] times =
        devices.stream()
            .mapToLong(SwarmDevice::commandNanos)
            .mapToDouble(at -> at == SwarmDevice.NEVER ? Double.MAX_VALUE : seconds(at - ordered))
            .sorted()
            .toArray();
    return new Outcome(
        at(times, 0.5),
        at(times, 0.95),
        at(times, 0.99),
        100.0 * targets.getInt("acknowledged") / size,
        100.0 * targets.getInt("failed") / size,
        size / prepared,
        residentMegabytes());
  }

  private void prepare(int size) throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> all = new ArrayList<>();
      IntStream.range(0, size).forEach(i -> all.add(callers.submit(() -> join(i, size))));
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private Void join(int index, int size) throws IOException, InterruptedException {
    try {
      SwarmDevice device = api.device();
      devices.add(device);
      ends.get(index % ENDS).join(device);
    } catch (IOException | RuntimeException | AssertionError e) {
      System.err.println("device " + index + ": " + e); // the first in time is the reason of others
      throw e;
    }
    if (devices.size() % 500 == 0) {
      System.err.println(devices.size() + " of " + size + " devices have a session");
    }
    return null;
  }

  /** The command goes out when the server has written down that the sessions are active. */
  private void awaitActive(int size) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (active() < size && System.nanoTime() < end) {
      Thread.sleep(Duration.ofSeconds(1));
    }
    System.err.println(active() + " sessions are ACTIVE");
  }

  private int active() throws Exception {
    return api.asAdministrator("GET", "/overview", "").getJsonObject("sessions").getInt("active");
  }

  private JsonObject awaitAnswers(String id, int size, long ordered) throws Exception {
    JsonObject targets;
    do {
      Thread.sleep(Duration.ofMillis(250));
      targets = api.asAdministrator("GET", "/commands/" + id, "").getJsonObject("targets");
    } while (targets.getInt("acknowledged") < size
        && System.nanoTime() - ordered < LIMIT.toNanos());
    System.err.println(
        "after " + seconds(System.nanoTime() - ordered) + " s the server has " + targets);
    return targets;
  }

  private long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .findFirst()
        .orElse(0);
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  @Override
  public void close() throws IOException {
    for (SwarmEnd end : ends) {
      end.close();
    }
    api.close();
    server.close();
  }
}
