package org.honeylink.transport.connection;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.honeylink.transport.FuzzInput;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;
import org.honeylink.transport.spi.PacketProtection;

/**
 * An authentic packet as an input describes it, and those of its row, whose fields grow by strides.
 * Its common header is the sender's.
 */
final class FuzzedPacket {

  private static final int MOST_BODY = 1_480;
  private static final int MOST_RANGES = 40;

  private final PacketType type;
  private final long block;
  private final int index;
  private final int dataShards;
  private final int parityShards;
  private final int statedBytes;
  private final byte[] body;
  private final boolean isFragment;

  private FuzzedPacket(FuzzInput input, PacketType type, boolean raw) {
    this.type = type;
    boolean isParity = type == PacketType.PARITY;
    this.block = isParity || type == PacketType.DATA ? input.number() : 0;
    this.index = isParity || type == PacketType.DATA ? input.next() : 0;
    this.dataShards = isParity ? input.next() : 0;
    this.parityShards = isParity ? input.next() : 0;
    this.isFragment = type == PacketType.DATA && !raw;
    this.body = raw || isParity ? raw(input) : framed(input, type);
    this.statedBytes = isParity && raw ? input.number(MOST_BODY) : body.length;
  }

  static FuzzedPacket read(FuzzInput input, PacketType type, boolean raw) {
    return new FuzzedPacket(input, type, raw);
  }

  static byte[] of(PacketType type, byte[] body) {
    byte[] packet = new byte[type.headerBytes() + body.length + PacketProtection.TAG_BYTES];
    System.arraycopy(body, 0, packet, type.headerBytes(), body.length);
    OpenProtection.mark(packet, type.headerBytes() + body.length);
    return packet;
  }

  /**
   * @param place in the row, from 0
   * @param strides 2 bits each: message, fragment, block, shard
   */
  byte[] packet(int place, int strides) {
    byte[] packet = of(type, body);
    long blockNumber = block + (long) place * (strides >>> 4 & 3) * 10;
    int shard = index + place * (strides >>> 6 & 3);
    if (type == PacketType.DATA) {
      PacketHeader.writeData(packet, 0, blockNumber, shard);
    } else if (type == PacketType.PARITY) {
      PacketHeader.writeParity(
          packet, 0, new ParityFields(blockNumber, shard, dataShards, parityShards, statedBytes));
    }
    if (isFragment) {
      ByteBuffer fields = ByteBuffer.wrap(packet);
      int message = type.headerBytes();
      fields.putLong(message, fields.getLong(message) + (long) place * (strides & 3));
      int fragment = message + Long.BYTES + Integer.BYTES;
      fields.putShort(fragment, (short) (fields.getShort(fragment) + place * (strides >>> 2 & 3)));
    }
    return packet;
  }

  /** So many bytes, of which the first stand in the input. */
  private static byte[] raw(FuzzInput input) {
    int length = input.number(MOST_BODY);
    return Arrays.copyOf(input.take(Math.min(length, input.next())), length);
  }

  private static byte[] framed(FuzzInput input, PacketType type) {
    ByteBuffer out = ByteBuffer.allocate(2 * MOST_BODY);
    switch (type) {
      case DATA -> {
        out.putLong(input.number()).putInt((int) input.number());
        out.putShort((short) input.number()).putShort((short) input.number());
        out.position(out.position() + input.number(MOST_BODY));
      }
      case ACK -> {
        out.putInt((int) input.number()).putLong(input.number()).putInt((int) input.number());
        ranges(input, out);
        ranges(input, out);
      }
      case PATH_CHALLENGE, PATH_RESPONSE -> out.putLong(input.number());
      case LINK_REPORT ->
          out.putInt((int) input.number())
              .putInt((int) input.number())
              .putInt((int) input.number());
      case CONTROL -> fecNotice(input, out.putShort((short) FecNotice.KIND));
      case CLOSE -> out.putShort((short) input.number());
      case PADDING -> out.position(input.number(MOST_BODY));
      case PARITY -> throw new IllegalArgumentException("a shard has no frame");
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void ranges(FuzzInput input, ByteBuffer out) {
    int count = input.next(MOST_RANGES);
    out.put((byte) count);
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        out.putLong(input.number());
      } else {
        out.putInt((int) input.number());
      }
      out.putInt((int) input.number());
    }
  }

  private static void fecNotice(FuzzInput input, ByteBuffer out) {
    out.putInt((int) input.number()).put((byte) input.next()).put((byte) input.next());
    out.putInt((int) input.number()).putInt((int) input.number());
  }
}
