package org.honeylink.control.dataplane.infrastructure;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import java.util.Base64;
import org.honeylink.control.dataplane.domain.DeliveredMessage;

/**
 * A delivered message in the JSON format of CloudEvents 1.0; the payload, which is the device's own
 * business, as {@code data_base64} (section 3.1 of the JSON event format).
 */
final class StreamDataEvent {

  private static final String TYPE = "org.honeylink.stream.data";
  private static final String SOURCE = "urn:honeylink:dataplane";

  private StreamDataEvent() {}

  static String text(DeliveredMessage message) {
    return JSON.createObjectBuilder()
        .add("specversion", "1.0")
        .add("id", message.id())
        .add("source", SOURCE)
        .add("type", TYPE)
        .add("subject", message.origin().subject())
        .add("time", message.receivedAt().toString())
        .add("datacontenttype", "application/octet-stream")
        .add("sessionid", message.origin().sessionId().toString())
        .add("messagenumber", message.messageNumber())
        .add("rebuilt", message.rebuilt())
        .add("data_base64", Base64.getEncoder().encodeToString(message.payload()))
        .build()
        .toString();
  }
}
