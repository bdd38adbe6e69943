package org.honeylink.tests.dataplane;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.honeylink.tests.server.TestServer;

/**
 * A device over QUIC that nobody here wrote the QUIC of: quic-go, in the program {@code
 * src/test/go/quicdevice}.
 */
final class QuicDevice {

  private static final Path SOURCES = Path.of("src/test/go/quicdevice").toAbsolutePath();
  private static final Path LIBRARIES = Path.of("/usr/share/gocode");
  private static final long BUILD_SECONDS = 300;
  private static final long RUN_SECONDS = 60;

  private final Path program;

  private QuicDevice(Path program) {
    this.program = program;
  }

  /** Builds the program; skips the test where Go or quic-go is not installed. */
  static QuicDevice build(Path directory) {
    assumeTrue(
        Files.isDirectory(LIBRARIES.resolve("src/github.com/lucas-clemente/quic-go")),
        "needs golang-go and golang-github-lucas-clemente-quic-go-dev of Debian");
    Path program = directory.resolve("quicdevice");
    ProcessBuilder build =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(SOURCES.toFile());
    build.environment().put("GOPATH", LIBRARIES.toString());
    build.environment().put("GO111MODULE", "off");
    build.environment().put("CGO_ENABLED", "0");
    build.environment().put("GOCACHE", directory.resolve("go-cache").toString());
    String said = run(build, "", BUILD_SECONDS);
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException("go build: " + said);
    }
    return new QuicDevice(program);
  }

  /** What the device is to do; nothing, and without a certificate, to begin with. */
  static Order order(TestServer server) {
    return new Order(server);
  }

  /** Does it and says how it ended. */
  JsonObject run(Order order) {
    String said = run(new ProcessBuilder(program.toString()), order.json(), RUN_SECONDS);
    try (var reader = Json.createReader(new StringReader(said))) {
      return reader.readObject();
    }
  }

  private static String run(ProcessBuilder command, String input, long seconds) {
    try {
      Process process = command.redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command.command() + " did not end: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Builds the program's input. */
  static final class Order {

    private final JsonObjectBuilder order = Json.createObjectBuilder();
    private final JsonArrayBuilder streams = Json.createArrayBuilder();

    private Order(TestServer server) {
      order
          .add("address", "127.0.0.1:" + server.endpoints().quic())
          .add("udp", "127.0.0.1:" + server.endpoints().udp())
          .add("server_name", "localhost")
          .add("ca", server.dataDirectory().resolve("tls/ca.pem").toString())
          .add("protocol", "honeylink/1")
          .add("patience_seconds", 30);
    }

    Order certificate(Path certificate, Path key) {
      order.add("certificate", certificate.toString()).add("key", key.toString());
      return this;
    }

    Order protocol(String name) {
      order.add("protocol", name);
      return this;
    }

    Order patienceSeconds(int seconds) {
      order.add("patience_seconds", seconds);
      return this;
    }

    /** Sends what is no record. */
    Order garbage() {
      order.add("garbage", true);
      return this;
    }

    /**
     * @param opened a stream of the answer to {@code POST /sessions}
     * @param carrier stream, datagram or udp
     */
    Order sends(JsonObject opened, String carrier, int first, int messages) {
      streams.add(
          Json.createObjectBuilder()
              .add("connection_id", opened.getString("connection_id"))
              .add("key_material", opened.getString("key_material"))
              .add("carrier", carrier)
              .add("reliable", opened.getString("mode").equals("reliable"))
              .add("first", first)
              .add("messages", messages));
      return this;
    }

    Order sends(List<JsonObject> opened, String carrier, int messages) {
      opened.forEach(each -> sends(each, carrier, 0, messages));
      return this;
    }

    String json() {
      return order.add("streams", streams).build().toString();
    }
  }
}
