package org.honeylink.tests.event;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Base64;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A CloudEvents message as it was received.
 *
 * @param json the whole body
 * @param properties what selectors can see
 */
public record Event(JsonObject json, Map<String, String> properties) {

  static Event of(Message message) throws JMSException {
    if (!(message instanceof TextMessage text)) {
      throw new AssertionError("not a text message: " + message);
    }
    Map<String, String> properties = new TreeMap<>();
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement().toString();
      properties.put(name, message.getStringProperty(name));
    }
    try (var reader = Json.createReader(new StringReader(text.getText()))) {
      return new Event(reader.readObject(), properties);
    }
  }

  public String text(String member) {
    return json.getString(member, "");
  }

  public String property(String name) {
    return properties.getOrDefault(name, "");
  }

  /** Payload of a stream message. */
  public byte[] payload() {
    return Base64.getDecoder().decode(text("data_base64"));
  }

  public long messageNumber() {
    return Long.parseLong(property("message_number"));
  }
}
