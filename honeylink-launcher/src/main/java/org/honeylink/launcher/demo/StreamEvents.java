package org.honeylink.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the messages of the topic: CloudEvents whose subject ends with the stream's name and whose
 * data is what the device sent. Those of other devices and streams are passed over. Thread-safe.
 */
final class StreamEvents {

  private final Map<StreamKind, Arrivals> arrivals = new EnumMap<>(StreamKind.class);

  StreamEvents(int devices) {
    for (StreamKind kind : StreamKind.values()) {
      arrivals.put(kind, new Arrivals(devices));
    }
  }

  /**
   * @param text of the message
   * @throws RuntimeException when it is no such event: an exception of JSON or Base64
   */
  void arrived(String text, long nowNanos) {
    JsonObject event;
    try (var reader = Json.createReader(new StringReader(text))) {
      event = reader.readObject();
    }
    String subject = event.getString("subject");
    byte[] data = Base64.getDecoder().decode(event.getString("data_base64"));
    StreamKind.of(subject.substring(subject.lastIndexOf('/') + 1))
        .ifPresent(
            kind ->
                DemoPayload.decode(data).ifPresent(payload -> of(kind).arrived(payload, nowNanos)));
  }

  /** What has been seen of the streams of one kind. */
  Arrivals of(StreamKind kind) {
    return Objects.requireNonNull(arrivals.get(kind));
  }
}
