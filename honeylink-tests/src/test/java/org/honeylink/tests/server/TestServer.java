package org.honeylink.tests.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.honeylink.tests.api.Api;
import org.jspecify.annotations.Nullable;

/**
 * A server with a data directory of its own. It can be stopped, killed and started again on the
 * same ports; the administrator's password of the first start is remembered. Not thread-safe.
 */
public final class TestServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final int TAIL_LINES = 60;
  private static final Pattern FIRST_PASSWORD = Pattern.compile("admin / (\\S+)");

  private final Path home;
  private final Path dataDirectory;
  private final ServerSettings settings;
  private LaunchedProcess process;
  private Endpoints endpoints;
  private final String administratorPassword;
  private @Nullable Api api;

  private TestServer(Path home, Path dataDirectory, ServerSettings settings) {
    this(home, dataDirectory, settings, Optional.empty());
  }

  private TestServer(
      Path home, Path dataDirectory, ServerSettings settings, Optional<String> knownPassword) {
    this.home = home;
    this.dataDirectory = dataDirectory;
    this.settings = settings;
    this.process = launch(0, 0, 0, 0);
    this.endpoints = awaitReady();
    this.administratorPassword = knownPassword.orElseGet(this::firstPassword);
  }

  /** Starts one on free ports in a temporary directory; returns when it is ready. */
  public static TestServer startFresh() {
    return startIn(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** As {@link #startFresh}, with its directory inside the given one. */
  public static TestServer startIn(Path parent) {
    return startIn(parent, ServerSettings.NONE);
  }

  /** As {@link #startFresh}, with a configuration of its own at each of its starts. */
  public static TestServer startWith(ServerSettings settings) {
    return startIn(Path.of(System.getProperty("java.io.tmpdir")), settings);
  }

  private static TestServer startIn(Path parent, ServerSettings settings) {
    try {
      Path home = Files.createTempDirectory(parent, "honeylink-it-");
      return new TestServer(home, home.resolve("data"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a second node on the database and the keys of another server: with the same accounts,
   * devices and sessions, and ports and a broker of its own. Start it before sessions are opened: a
   * node takes up every open session when it starts.
   */
  public static TestServer joining(TestServer other) {
    Map<String, String> properties = new HashMap<>(other.database().settings());
    properties.put("honeylink.key.dir", other.dataDirectory.resolve("keys").toString());
    ServerSettings settings = ServerSettings.of(properties);
    try {
      Path home = Files.createTempDirectory("honeylink-it-");
      return new TestServer(
          home, home.resolve("data"), settings, Optional.of(other.administratorPassword));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LaunchedProcess launch(int https, int udp, int quic, int amqp) {
    return LaunchedProcess.start(
        home, settings, ServerOptions.of(dataDirectory, https, udp, quic, amqp));
  }

  private Endpoints awaitReady() {
    try {
      await("server is ready")
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .failFast("server ended", () -> !process.isAlive())
          .until(() -> Endpoints.read(dataDirectory, process.pid()).isPresent());
    } catch (RuntimeException e) {
      process.kill();
      throw new IllegalStateException("server did not start:\n" + process.logTail(), e);
    }
    return Endpoints.read(dataDirectory, process.pid()).orElseThrow();
  }

  private String firstPassword() {
    Matcher matcher = FIRST_PASSWORD.matcher(process.output());
    if (!matcher.find()) {
      throw new IllegalStateException("no first password in\n" + process.logTail());
    }
    return matcher.group(1);
  }

  /** Ends it in good order and starts it again on the same ports and data. */
  public void restart() {
    stop();
    startAgain();
  }

  public void stop() {
    process.stop();
    awaitDatabaseEnded();
  }

  /** As {@code kill -9} does; the database process is left behind, as it would be in real life. */
  public void kill() {
    process.kill();
  }

  /** After {@link #stop} or {@link #kill}: same ports, same data. */
  public void startAgain() {
    process = launch(endpoints.https(), endpoints.udp(), endpoints.quic(), endpoints.amqp());
    endpoints = awaitReady();
  }

  private void awaitDatabaseEnded() {
    await("PostgreSQL ended").until(() -> databaseProcess().running().isEmpty());
  }

  /** Of the server, as the operating system knows it. */
  public long pid() {
    return process.pid();
  }

  public DatabaseProcess databaseProcess() {
    return new DatabaseProcess(dataDirectory);
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  public URI baseUri() {
    return URI.create("https://localhost:" + endpoints.https());
  }

  public Path dataDirectory() {
    return dataDirectory;
  }

  public String administratorPassword() {
    return administratorPassword;
  }

  /** Of the user {@code integrator} at the broker. */
  public String amqpPassword() {
    try {
      return Files.readString(dataDirectory.resolve("keys/amqp-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the server has said on its standard streams, over all its starts. */
  public String output() {
    return process.output();
  }

  /** Content of {@code log/server.log}. */
  public String log() {
    try {
      return Files.readString(dataDirectory.resolve("log/server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was said and logged last. */
  public String logTail() {
    List<String> lines = log().lines().toList();
    return process.logTail()
        + "\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  public Api api() {
    if (api == null) {
      api = new Api(this);
    }
    return api;
  }

  public Database database() {
    return new Database(dataDirectory);
  }

  @Override
  public void close() {
    process.stop();
    databaseProcess().running().ifPresent(ProcessHandle::destroyForcibly);
    Folders.delete(home);
  }
}
