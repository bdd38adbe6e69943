package org.honeylink.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a running server is reached, from its file {@code run/endpoints.json}.
 *
 * @param https base of API and console
 * @param udp where HLST datagrams go
 * @param amqp the broker's AMQP 1.0 acceptor
 */
record ServerEndpoints(URI https, InetSocketAddress udp, URI amqp) {

  /** The file inside a data directory; appears whole when the server is ready. */
  static Path file(Path data) {
    return data.resolve("run").resolve("endpoints.json");
  }

  /**
   * @throws DemoFailed when it cannot be read
   */
  static ServerEndpoints read(Path file) {
    try (Reader text = Files.newBufferedReader(file);
        var reader = Json.createReader(text)) {
      JsonObject json = reader.readObject();
      URI udp = URI.create(json.getString("udp"));
      return new ServerEndpoints(
          URI.create(json.getString("https")),
          new InetSocketAddress(udp.getHost(), udp.getPort()),
          URI.create(json.getString("amqp")));
    } catch (IOException | JsonException unreadable) {
      throw new DemoFailed("Cannot read " + file, unreadable);
    }
  }

  URI console() {
    return https.resolve("/console/");
  }
}
