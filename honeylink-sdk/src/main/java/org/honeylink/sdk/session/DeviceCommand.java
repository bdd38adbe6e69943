package org.honeylink.sdk.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that the device is to do.
 *
 * @param name what, as in {@code reboot}
 * @param parameters how; without members when there is nothing to say
 */
public record DeviceCommand(UUID commandId, String name, JsonObject parameters) {

  private static final int HEADER_BYTES = 17;

  public DeviceCommand {
    Objects.requireNonNull(commandId);
    Objects.requireNonNull(name);
    Objects.requireNonNull(parameters);
  }

  /** Reads a word of kind 4 (docs/wire-format.md, "Control words"); empty when it is none. */
  static Optional<DeviceCommand> read(byte[] content) {
    if (content.length < HEADER_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(content);
    UUID id = new UUID(in.getLong(), in.getLong());
    int nameBytes = Byte.toUnsignedInt(in.get());
    if (nameBytes == 0 || nameBytes > in.remaining()) {
      return Optional.empty();
    }
    String name = new String(content, HEADER_BYTES, nameBytes, UTF_8);
    int at = HEADER_BYTES + nameBytes;
    String parameters = new String(content, at, content.length - at, UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(parameters))) {
      return Optional.of(new DeviceCommand(id, name, reader.readObject()));
    } catch (JsonException | IllegalStateException noObject) {
      return Optional.empty();
    }
  }
}
