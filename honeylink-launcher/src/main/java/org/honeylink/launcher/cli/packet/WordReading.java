package org.honeylink.launcher.cli.packet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.transport.packet.DropReason;

/** The control words of {@code docs/wire-format.md} that policies, settings and commands use. */
final class WordReading {

  private static final int VERSION_BYTES = 4;
  private static final int ID_BYTES = 16;

  private WordReading() {}

  static Optional<Fault> policy(byte[] content, JsonObjectBuilder fields) {
    fields
        .add("meaning", "the device's policy has changed")
        .add("policy_version", new String(content, UTF_8));
    return Optional.empty();
  }

  static Optional<Fault> settings(byte[] content, JsonObjectBuilder fields) {
    fields.add("meaning", "settings of the session have changed; from a device: it follows them");
    if (content.length != VERSION_BYTES) {
      return refused(content, fields, "no version of settings: 4 bytes");
    }
    fields.add("settings_version", Integer.toUnsignedLong(ByteBuffer.wrap(content).getInt()));
    return Optional.empty();
  }

  static Optional<Fault> command(byte[] content, JsonObjectBuilder fields) {
    fields.add("meaning", "a command");
    ByteBuffer in = ByteBuffer.wrap(content);
    if (in.remaining() <= ID_BYTES || in.remaining() < ID_BYTES + 1 + (in.get(ID_BYTES) & 0xff)) {
      return refused(content, fields, "no command: 16 bytes id, 1 byte length of its name, name");
    }
    fields.add("command_id", id(in).toString());
    byte[] name = new byte[in.get() & 0xff];
    in.get(name);
    fields.add("name", new String(name, UTF_8)).add("parameters", UTF_8.decode(in).toString());
    return Optional.empty();
  }

  static Optional<Fault> commandAnswer(byte[] content, JsonObjectBuilder fields) {
    fields.add("meaning", "the answer to a command");
    ByteBuffer in = ByteBuffer.wrap(content);
    if (in.remaining() <= ID_BYTES || (in.get(ID_BYTES) & 0xff) > 1) {
      return refused(content, fields, "no answer to a command: 16 bytes id, 1 byte 0 or 1, text");
    }
    fields.add("command_id", id(in).toString());
    fields
        .add("outcome", in.get() == 0 ? "done" : "failed")
        .add("text", UTF_8.decode(in).toString());
    return Optional.empty();
  }

  private static UUID id(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static Optional<Fault> refused(byte[] content, JsonObjectBuilder fields, String why) {
    fields.add("content", HexFormat.of().formatHex(content));
    return Optional.of(
        new Fault(DropReason.NOT_CONSUMED, "%s; this has %d bytes".formatted(why, content.length)));
  }
}
