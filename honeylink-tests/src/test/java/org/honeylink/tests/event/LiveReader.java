package org.honeylink.tests.event;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.honeylink.tests.api.TrustedChain;
import org.honeylink.tests.server.TestServer;
import org.jspecify.annotations.Nullable;

/** A client of a live stream, reading on a thread of its own as the HTML standard says. */
public final class LiveReader implements AutoCloseable {

  private static final String NONE = "";

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final HttpClient client;
  private final Stream<String> lines;
  private volatile String lastId = NONE;

  /** Of the reading thread. */
  private String name = NONE;

  private String data = NONE;

  /**
   * One event.
   *
   * @param id the last one told, with this event or before
   */
  public record Message(String id, String name, String data) {

    public JsonObject json() {
      try (var reader = Json.createReader(new StringReader(data))) {
        return reader.readObject();
      }
    }
  }

  private LiveReader(HttpClient client, Stream<String> lines) {
    this.client = client;
    this.lines = lines;
  }

  /**
   * Opens a stream; returns when the server has said where it begins.
   *
   * @param path below {@code /api/v1}
   * @param lastId {@code Last-Event-ID}; null for a new stream
   */
  public static LiveReader open(
      TestServer server, String token, String path, @Nullable String lastId) {
    HttpClient client =
        HttpClient.newBuilder().sslContext(TrustedChain.context(server.dataDirectory())).build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.baseUri().resolve("/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(20));
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      HttpResponse<Stream<String>> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answered " + answer.statusCode());
      }
      LiveReader reader = new LiveReader(client, answer.body());
      Thread.ofVirtual().start(reader::read);
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try {
      lines.forEach(this::line);
    } catch (UncheckedIOException closed) {
      // By the test, or by the server at its end.
    }
  }

  private void line(String line) {
    if (line.isEmpty()) {
      if (!data.isEmpty() && !name.equals("here")) {
        messages.add(new Message(lastId, name, data));
      }
      name = NONE;
      data = NONE;
    } else if (line.startsWith("id:")) {
      lastId = line.substring(3).strip();
    } else if (line.startsWith("event:")) {
      name = line.substring(6).strip();
    } else if (line.startsWith("data:")) {
      data += line.substring(5).strip();
    }
  }

  /** The next event. */
  public Message next(Duration atMost) {
    try {
      Message message = messages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (message == null) {
        throw new AssertionError("no event within " + atMost);
      }
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean hasMore() {
    return !messages.isEmpty();
  }

  /** What to come back with; empty before the server has said any. */
  public String lastId() {
    return lastId;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
