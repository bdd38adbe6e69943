package org.honeylink.tests.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.honeylink.tests.benchmark.OpenLoop.Result;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.CertificateRequests;
import org.honeylink.tests.device.SessionRequest;

/**
 * The API of the runnable jar under load, beside one JAX-RS and JPA insert in a bare Payara Micro.
 * Devices were registered before, by the API; they open sessions and pair with their bearer tokens.
 */
final class ApiLoad {

  private static final int PER_SECOND = 100;
  private static final int DEVICES = 200;
  private static final double MOST_P95_MILLIS = 180;
  private static final double[] RATES = {
    150, 200, 250, 300, 400, 500, 600, 800, 1_000, 1_300, 1_600, 2_000, 2_500, 3_000
  };

  /** 30 s in a full run. */
  private static final Duration TIME = Duration.ofSeconds(6L * Rate.SECONDS);

  private static final Duration STEP = Duration.ofSeconds(2L * Rate.SECONDS);
  private static final Duration WARM_UP = Duration.ofSeconds(4L * Rate.SECONDS);

  private final Consumer<Figure> figures;

  ApiLoad(Consumer<Figure> figures) {
    this.figures = figures;
  }

  /** What is measured of one server at one rate. */
  private record Load(Result result, double processors, double megabytes) {}

  void run() throws Exception {
    Path jar =
        Path.of(System.getProperty("honeylink.jar", "../honeylink-launcher/target/honeylink.jar"));
    try (LoadedServer server = new LoadedServer(jar.toAbsolutePath().normalize())) {
      List<Device> devices = devices(server, DEVICES, true);
      IntFunction<CompletableFuture<?>> open = i -> devices.get(i % DEVICES).open(server, "");
      Load ours = atFixedRate("sessions", server.process(), open);
      Load keyed =
          atFixedRate(
              "sessions with a key",
              server.process(),
              i -> devices.get(i % DEVICES).open(server, UUID.randomUUID().toString()));
      Load pairings = pairings(server);
      double ourHighest = highest("sessions", open);
      try (BareServer bare = bare(server)) {
        IntFunction<CompletableFuture<?>> insert = i -> bare.insert("item-" + i);
        Load theirs = atFixedRate("bare inserts", bare.process(), insert);
        double theirHighest = highest("bare inserts", insert);
        tell("POST /sessions at 100/s", ours, theirs, 95, 100);
        highest(ourHighest, theirHighest);
        tell("the same with Idempotency-Key", keyed, theirs, 0, 0);
        tell("POST /devices/{id}/pair at 100/s", pairings, theirs, 99, 150);
      }
    }
  }

  private Load pairings(LoadedServer server) throws Exception {
    int count = (int) (PER_SECOND * (WARM_UP.toSeconds() + TIME.toSeconds()));
    List<Device> unpaired = devices(server, count, false);
    int warm = (int) (PER_SECOND * WARM_UP.toSeconds());
    OpenLoop.run(PER_SECOND, WARM_UP, i -> unpaired.get(i).pair(server));
    return measured("pairings", server.process(), i -> unpaired.get(warm + i).pair(server));
  }

  private static Load atFixedRate(
      String what, MeasuredProcess process, IntFunction<CompletableFuture<?>> call)
      throws InterruptedException {
    OpenLoop.run(PER_SECOND / 2.0, WARM_UP, call);
    OpenLoop.run(PER_SECOND, WARM_UP, call);
    return measured(what, process, call);
  }

  private static Load measured(
      String what, MeasuredProcess process, IntFunction<CompletableFuture<?>> call)
      throws InterruptedException {
    Duration before = process.processorTime();
    Result result = OpenLoop.run(PER_SECOND, TIME, call);
    double processors =
        (double) process.processorTime().minus(before).toMillis() / (double) TIME.toMillis();
    say(what, PER_SECOND, result);
    return new Load(result, processors, process.residentMegabytes());
  }

  /** The last of the rates, going up, at which the 95th percentile holds. */
  private static double highest(String what, IntFunction<CompletableFuture<?>> call)
      throws InterruptedException {
    double good = PER_SECOND;
    for (double rate : RATES) {
      Result result = OpenLoop.run(rate, STEP, call);
      say(what, rate, result);
      if (result.millis(95) >= MOST_P95_MILLIS || result.failed() > 0) {
        break;
      }
      good = rate;
    }
    return good;
  }

  private static void say(String what, double rate, Result result) {
    System.err.printf(
        Locale.ROOT,
        "%s at %.0f/s: %.0f/s, P50 %.1f P95 %.1f P99 %.1f max %.1f ms, %d failed %s%n",
        what,
        rate,
        result.perSecond(),
        result.millis(50),
        result.millis(95),
        result.millis(99),
        result.millis(100),
        result.failed(),
        result.firstFailure());
  }

  private void tell(String what, Load ours, Load theirs, int barred, double bar) {
    for (int percentile : new int[] {50, 95, 99}) {
      figures.accept(
          figure(
              what + ", P" + percentile,
              "ms",
              ours.result().millis(percentile),
              theirs.result().millis(percentile),
              percentile == barred ? Bar.atMost(bar) : Bar.NONE));
    }
    figures.accept(
        figure(
            what + ", failed",
            "",
            (double) ours.result().failed(),
            (double) theirs.result().failed(),
            Bar.NONE));
    figures.accept(
        figure(what + ", processors busy", "", ours.processors(), theirs.processors(), Bar.NONE));
    figures.accept(
        figure(what + ", resident", "MB", ours.megabytes(), theirs.megabytes(), Bar.NONE));
  }

  private void highest(double ours, double theirs) {
    figures.accept(figure("highest rate with P95 < 180 ms", "/s", ours, theirs, Bar.NONE));
  }

  private static Figure figure(String what, String unit, double ours, double theirs, Bar bar) {
    return new Figure(what, unit, Score.exactly(ours), "bare Payara", Score.exactly(theirs), bar);
  }

  // -------------------------------------------------------------- devices

  private record Device(String id, String token, String code, String request) {

    CompletableFuture<JsonObject> pair(LoadedServer server) {
      String body =
          Json.createObjectBuilder()
              .add("pairing_code", code)
              .add("device_cert_csr", request)
              .build()
              .toString();
      return server.post("/devices/" + id + "/pair", token, "", body);
    }

    CompletableFuture<JsonObject> open(LoadedServer server, String key) {
      String body =
          SessionRequest.of(id).stream("telemetry", "reliable", "normal", 1).stream(
                  "video", "unreliable", "burst", 1)
              .ttlSeconds(60)
              .json();
      return server.post("/sessions", token, key, body);
    }
  }

  private static List<Device> devices(LoadedServer server, int count, boolean paired)
      throws InterruptedException {
    List<Device> devices = new ArrayList<>();
    List<CompletableFuture<Device>> registering = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      registering.add(register(server));
      if (registering.size() == 16 || i == count - 1) {
        registering.forEach(each -> devices.add(each.join()));
        registering.clear();
      }
    }
    if (paired) {
      devices.forEach(each -> each.pair(server).join());
    }
    return devices;
  }

  private static CompletableFuture<Device> register(LoadedServer server) {
    String id = "LOAD-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    String body =
        Json.createObjectBuilder()
            .add("device_id", id)
            .add("public_key", AgreementKey.generate().publicText())
            .add("firmware_version", "1.0.0")
            .add("capabilities", Json.createArrayBuilder().add("telemetry").add("control"))
            .build()
            .toString();
    String request = CertificateRequests.ed25519(id);
    return server
        .post("/devices", server.administrator(), "", body)
        .thenApply(
            answer ->
                new Device(
                    id,
                    answer.getString("device_token"),
                    answer.getString("pairing_code"),
                    request));
  }

  // -------------------------------------------------------------- the peer

  private static BareServer bare(LoadedServer server)
      throws IOException, InterruptedException, SQLException {
    String password =
        Files.readString(server.dataDirectory().resolve("keys/database-password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + server.databasePort() + "/honeylink";
    try (Connection connection = DriverManager.getConnection(url, "honeylink", password);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema bare");
      statement.execute("create table bare.item (id uuid primary key, name text not null)");
    }
    return new BareServer(
        Path.of(System.getProperty("honeylink.payara", "target/payara-micro.jar")).toAbsolutePath(),
        Path.of(
            org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()),
        url + "?stringtype=unspecified",
        "honeylink",
        password);
  }
}
