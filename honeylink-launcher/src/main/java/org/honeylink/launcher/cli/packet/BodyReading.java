package org.honeylink.launcher.cli.packet;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.SchemeChooser;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.NumberRanges;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;

/** The body of a packet that has been opened. */
final class BodyReading {

  private static final HexFormat HEX = HexFormat.of();

  private BodyReading() {}

  /**
   * Adds the body under the name of its type.
   *
   * @return why a receiver drops it, also when fields were added
   */
  static Optional<Fault> describe(byte[] packet, int bodyBytes, JsonObjectBuilder answer) {
    PacketType type = PacketHeader.type(packet, 0);
    int at = type.headerBytes();
    if (type == PacketType.PARITY) {
      answer.add(name(type), object().add("shard", HEX.formatHex(packet, at, at + bodyBytes)));
      return parityFault(PacketHeader.parity(packet, 0), bodyBytes);
    }
    if (type == PacketType.DATA) {
      return data(packet, at, bodyBytes, answer);
    }
    Frame frame = Frame.read(type, packet, at, bodyBytes);
    if (frame == null) {
      answer.add("body", HEX.formatHex(packet, at, at + bodyBytes));
      return Optional.of(Fault.malformed("%d bytes are no body of %s".formatted(bodyBytes, type)));
    }
    if (frame instanceof Frame.Control control) {
      return ControlReading.describe(packet, control, answer);
    }
    answer.add(name(type), fields(frame));
    return Optional.empty();
  }

  private static Optional<Fault> data(
      byte[] packet, int at, int bodyBytes, JsonObjectBuilder answer) {
    Fragment fragment = Fragment.read(packet, at, bodyBytes);
    if (fragment == null) {
      answer.add("body", HEX.formatHex(packet, at, at + bodyBytes));
      return Optional.of(
          Fault.malformed(
              ("the %d bytes are no piece of a message: 16 bytes of fields, a floor not above the"
                      + " number, an index below the count, at most %d fragments, none but the last"
                      + " empty")
                  .formatted(bodyBytes, Fragment.MOST_FRAGMENTS)));
    }
    answer.add(name(PacketType.DATA), fields(fragment, packet));
    int index = PacketHeader.shardIndex(packet, 0);
    int most = SchemeChooser.largest().dataShards();
    return index < most
        ? Optional.empty()
        : Optional.of(
            Fault.malformed(
                "shard index %d; a block has at most %d data shards".formatted(index, most)));
  }

  private static JsonObject fields(Fragment fragment, byte[] packet) {
    int at = fragment.bytesOffset();
    int end = at + fragment.byteCount();
    JsonObjectBuilder data =
        object()
            .add("message_number", fragment.messageNumber())
            .add("floor", fragment.floor())
            .add("fragment_index", fragment.index())
            .add("fragments", fragment.count())
            .add("payload_bytes", fragment.byteCount())
            .add("payload", HEX.formatHex(packet, at, end));
    PrintableText.of(packet, at, end).ifPresent(text -> data.add("payload_text", text));
    return data.build();
  }

  private static Optional<Fault> parityFault(ParityFields fields, int bodyBytes) {
    FecScheme most = SchemeChooser.largest();
    if (fields.dataShards() < 1
        || fields.dataShards() > most.dataShards()
        || fields.parityShards() > most.parityShards()) {
      return Optional.of(
          Fault.malformed(
              "a block of %d+%d shards; it has at least 1 and at most %s"
                  .formatted(fields.dataShards(), fields.parityShards(), most)));
    }
    int parity = fields.shardIndex() - fields.dataShards();
    if (parity < 0 || parity >= fields.parityShards()) {
      return Optional.of(
          Fault.malformed(
              "shard index %d is no parity of a block of %d+%d shards"
                  .formatted(fields.shardIndex(), fields.dataShards(), fields.parityShards())));
    }
    if (fields.shardBytes() != bodyBytes || bodyBytes <= Short.BYTES) {
      return Optional.of(
          Fault.malformed(
              "the header says %d bytes of shard, above 2, and the body has %d"
                  .formatted(fields.shardBytes(), bodyBytes)));
    }
    return Optional.empty();
  }

  private static JsonObjectBuilder fields(Frame frame) {
    return switch (frame) {
      case Frame.Ack ack ->
          object()
              .add("delay_micros", ack.delayMicros())
              .add("messages_safe_below", ack.messagesBelow())
              .add("window_bytes", ack.windowBytes())
              .add("received", ranges(ack.received()))
              .add("rebuilt", ranges(ack.rebuilt()));
      case Frame.PathChallenge challenge ->
          object().add("token", HEX.toHexDigits(challenge.token()));
      case Frame.PathResponse response -> object().add("token", HEX.toHexDigits(response.token()));
      case Frame.LinkReport report ->
          object()
              .add("received", report.received())
              .add("rebuilt", report.rebuilt())
              .add("lost", report.lost());
      case Frame.Close close ->
          object()
              .add("reason_code", close.reasonCode())
              .add("reason", CloseReason.ofCode(close.reasonCode()).name());
      case Frame.Padding padding -> object().add("bytes", padding.bytes());
      case Frame.Control _ -> throw new IllegalArgumentException("CONTROL is read elsewhere");
    };
  }

  private static JsonArrayBuilder ranges(NumberRanges ranges) {
    JsonArrayBuilder texts = Json.createArrayBuilder();
    for (int i = 0; i < ranges.count(); i++) {
      long low = ranges.low(i);
      long high = ranges.high(i);
      texts.add(low == high ? Long.toString(low) : low + "-" + high);
    }
    return texts;
  }

  private static String name(PacketType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObjectBuilder object() {
    return Json.createObjectBuilder();
  }
}
