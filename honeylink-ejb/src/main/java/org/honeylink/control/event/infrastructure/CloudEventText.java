package org.honeylink.control.event.infrastructure;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonObjectBuilder;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.infrastructure.PlainJson;

/** An event in the JSON format of CloudEvents 1.0. */
final class CloudEventText {

  private static final String SOURCE = "urn:honeylink:control";

  private CloudEventText() {}

  static String of(OutboxEvent event) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("specversion", "1.0")
            .add("id", event.eventId().toString())
            .add("source", SOURCE)
            .add("type", event.type())
            .add("subject", event.subject())
            .add("time", event.time().toString())
            .add("datacontenttype", "application/json");
    if (!event.traceparent().isEmpty()) {
      json.add("traceparent", event.traceparent());
    }
    return json.add("data", PlainJson.object(event.data())).build().toString();
  }
}
