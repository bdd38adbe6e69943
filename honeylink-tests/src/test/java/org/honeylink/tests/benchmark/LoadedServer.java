package org.honeylink.tests.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.honeylink.tests.api.TrustedChain;
import org.honeylink.tests.server.DatabaseProcess;
import org.honeylink.tests.server.Folders;

/** The runnable jar with temporary data, as an administrator and devices call it. */
final class LoadedServer implements AutoCloseable {

  private static final Pattern PASSWORD = Pattern.compile("admin / (\\S+)");
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final MeasuredProcess process;
  private final HttpClient http;
  private final String base;
  private final String password;
  private String token = "";
  private Instant tokenUntil = Instant.EPOCH;

  LoadedServer(Path jar) throws IOException, InterruptedException {
    home = Files.createTempDirectory("honeylink-bench-");
    Path endpoints = dataDirectory().resolve("run/endpoints.json");
    process = new MeasuredProcess(command(jar), home.resolve("server.log"));
    process.awaitReady(() -> Files.exists(endpoints));
    JsonObject json = parse(Files.readString(endpoints));
    base = "https://localhost:" + URI.create(json.getString("https")).getPort() + "/api/v1";
    Matcher matcher = PASSWORD.matcher(process.output());
    if (!matcher.find()) {
      throw new IllegalStateException("no first password in\n" + process.output());
    }
    password = matcher.group(1);
    http =
        HttpClient.newBuilder()
            .sslContext(TrustedChain.context(dataDirectory()))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** As {@code honeylink up} starts it; all callers are one machine, so no limit of calls. */
  private List<String> command(Path jar) {
    String profile = System.getProperty("honeylink.load.jvm", "-Dhoneylink.load=true");
    return List.of(
        MeasuredProcess.java(),
        profile,
        "-Dhoneylink.rate-limit.per-second=0",
        "-jar",
        jar.toString(),
        "--data",
        dataDirectory().toString(),
        "--http-port",
        "0",
        "--udp-port",
        "0",
        "--quic-port",
        "0",
        "--amqp-port",
        "0");
  }

  Path dataDirectory() {
    return home.resolve("data");
  }

  MeasuredProcess process() {
    return process;
  }

  int databasePort() {
    return new DatabaseProcess(dataDirectory()).port();
  }

  /**
   * Fails when the answer is not good.
   *
   * @param key of idempotency; none when empty
   */
  CompletableFuture<JsonObject> post(String path, String bearer, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer)
            .POST(BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return http.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(LoadedServer::good);
  }

  private static JsonObject good(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return parse(answer.body());
  }

  private static JsonObject parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  synchronized String administrator() {
    if (Instant.now().isAfter(tokenUntil)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      "grant_type=password&username=admin&password=" + password))
              .build();
      token =
          good(http.sendAsync(request, BodyHandlers.ofString()).join()).getString("access_token");
      tokenUntil = Instant.now().plus(TOKEN_LIFE);
    }
    return token;
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.close();
    Folders.delete(home);
  }
}
