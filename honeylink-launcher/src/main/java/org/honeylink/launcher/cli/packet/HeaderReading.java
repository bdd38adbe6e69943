package org.honeylink.launcher.cli.packet;

import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import java.util.Optional;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;
import org.honeylink.transport.spi.PacketProtection;

/** The clear part of a packet. */
final class HeaderReading {

  private HeaderReading() {}

  static Optional<Fault> fault(byte[] packet) {
    DropReason reason = PacketHeader.check(packet, 0, packet.length);
    return Optional.ofNullable(reason).map(each -> new Fault(each, why(each, packet)));
  }

  private static String why(DropReason reason, byte[] packet) {
    return switch (reason) {
      case TOO_SHORT -> tooShort(packet);
      case UNKNOWN_VERSION ->
          "the first two bits say version %d, not %d; no packet of HLST?"
              .formatted((packet[0] & 0xff) >>> 6, PacketHeader.VERSION);
      case RESERVED_BITS ->
          "the last two bits of byte 0 are reserved and must be 0; the byte is 0x%02x"
              .formatted(packet[0] & 0xff);
      case UNKNOWN_TYPE ->
          "there is no type %d; the last is %d"
              .formatted(packet[0] >>> 2 & 0b1111, PacketType.values().length - 1);
      case MALFORMED ->
          "packet number %s is above 2^62 - 1"
              .formatted(Long.toUnsignedString(PacketHeader.packetNumber(packet, 0)));
      default -> throw new IllegalStateException("No header is dropped for " + reason);
    };
  }

  private static String tooShort(byte[] packet) {
    boolean typed = packet.length >= PacketHeader.COMMON_BYTES + PacketProtection.TAG_BYTES;
    int header = typed ? PacketHeader.type(packet, 0).headerBytes() : PacketHeader.COMMON_BYTES;
    return "%d bytes; %s has %d of header and %d of tag at least"
        .formatted(
            packet.length,
            typed ? PacketHeader.type(packet, 0) : "a packet",
            header,
            PacketProtection.TAG_BYTES);
  }

  /** Adds the fields of a header that has no fault. */
  static void describe(byte[] packet, JsonObjectBuilder answer) {
    PacketType type = PacketHeader.type(packet, 0);
    answer
        .add("version", PacketHeader.VERSION)
        .add("type", type.name())
        .add("connection_id", HexFormat.of().toHexDigits(PacketHeader.connectionId(packet, 0)))
        .add("packet_number", PacketHeader.packetNumber(packet, 0));
    if (type == PacketType.DATA || type == PacketType.PARITY) {
      answer
          .add("block_number", PacketHeader.blockNumber(packet, 0))
          .add("shard_index", PacketHeader.shardIndex(packet, 0));
    }
    if (type == PacketType.PARITY) {
      ParityFields fields = PacketHeader.parity(packet, 0);
      answer
          .add("data_shards", fields.dataShards())
          .add("parity_shards", fields.parityShards())
          .add("shard_bytes", fields.shardBytes());
    }
    answer.add("sealed_bytes", packet.length - type.headerBytes() - PacketProtection.TAG_BYTES);
  }
}
