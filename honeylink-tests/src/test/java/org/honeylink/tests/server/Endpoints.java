package org.honeylink.tests.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Content of {@code DATA/run/endpoints.json}.
 *
 * @param https port of API and console
 * @param udp port of the data plane
 * @param quic port of the data plane's other carrier
 * @param amqp port of the broker
 * @param pid process that wrote it
 * @param readyMillis from the start of the process until it was ready
 */
public record Endpoints(int https, int udp, int quic, int amqp, long pid, long readyMillis) {

  /** Reads the file; empty when the process has not written it (yet). */
  static Optional<Endpoints> read(Path dataDirectory, long pid) {
    Path file = dataDirectory.resolve("run/endpoints.json");
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var reader = Json.createReader(Files.newBufferedReader(file))) {
      JsonObject json = reader.readObject();
      Endpoints endpoints =
          new Endpoints(
              port(json, "https"),
              port(json, "udp"),
              port(json, "quic"),
              port(json, "amqp"),
              json.getJsonNumber("pid").longValue(),
              json.getJsonNumber("ready_millis").longValue());
      return endpoints.pid() == pid ? Optional.of(endpoints) : Optional.empty();
    } catch (IOException | jakarta.json.stream.JsonParsingException e) {
      return Optional.empty();
    }
  }

  private static int port(JsonObject json, String name) {
    return URI.create(json.getString(name)).getPort();
  }
}
