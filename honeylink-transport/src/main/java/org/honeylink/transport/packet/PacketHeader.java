package org.honeylink.transport.packet;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.honeylink.transport.spi.PacketProtection;
import org.jspecify.annotations.Nullable;

/**
 * Header of every packet, big-endian.
 *
 * <pre>
 *  byte  0      version 2 bits (01), type 4 bits, reserved 2 bits (00)
 *  bytes 1-8    connection id
 *  bytes 9-16   packet number, from 0 for each connection id, direction and key epoch
 *  DATA, PARITY
 *  bytes 17-20  block number: how many DATA packets came before the block's first in this epoch
 *  byte  21     shard index in the block: data shards from 0, parity behind them
 *  PARITY
 *  byte  22     data shards of the block
 *  byte  23     parity shards of the block
 *  bytes 24-25  shard length, which is the length of the sealed body without its tag
 * </pre>
 *
 * <p>Stateless. Readers but {@link #check} must only be given what {@code check} has passed.
 */
public final class PacketHeader {

  /** Bytes that all types share. */
  public static final int COMMON_BYTES = 17;

  /** Version that this code speaks. */
  public static final int VERSION = 1;

  /** Largest packet number. */
  public static final long MAX_PACKET_NUMBER = (1L << 62) - 1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);

  private PacketHeader() {}

  /**
   * @return why the datagram cannot be a packet, or null when it may be one
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static @Nullable DropReason check(byte[] packet, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, packet.length);
    if (length < COMMON_BYTES + PacketProtection.TAG_BYTES) {
      return DropReason.TOO_SHORT;
    }
    int first = packet[offset] & 0xff;
    if (first >>> 6 != VERSION) {
      return DropReason.UNKNOWN_VERSION;
    }
    if ((first & 0b11) != 0) {
      return DropReason.RESERVED_BITS;
    }
    PacketType type = PacketType.ofCode(typeCode(first));
    if (type == null) {
      return DropReason.UNKNOWN_TYPE;
    }
    if (length < type.headerBytes() + PacketProtection.TAG_BYTES) {
      return DropReason.TOO_SHORT;
    }
    return Long.compareUnsigned(packetNumber(packet, offset), MAX_PACKET_NUMBER) > 0
        ? DropReason.MALFORMED
        : null;
  }

  public static PacketType type(byte[] packet, int offset) {
    return Objects.requireNonNull(PacketType.ofCode(typeCode(packet[offset] & 0xff)));
  }

  public static long connectionId(byte[] packet, int offset) {
    return (long) LONGS.get(packet, offset + 1);
  }

  public static long packetNumber(byte[] packet, int offset) {
    return (long) LONGS.get(packet, offset + 9);
  }

  /** Writes the common bytes. */
  public static void write(
      byte[] packet, int offset, PacketType type, long connectionId, long packetNumber) {
    packet[offset] = (byte) (VERSION << 6 | type.code() << 2);
    LONGS.set(packet, offset + 1, connectionId);
    LONGS.set(packet, offset + 9, packetNumber);
  }

  /** Writes the fields of a DATA packet behind the common bytes. */
  public static void writeData(byte[] packet, int offset, long blockNumber, int shardIndex) {
    INTS.set(packet, offset + COMMON_BYTES, (int) blockNumber);
    packet[offset + COMMON_BYTES + 4] = (byte) shardIndex;
  }

  /** Writes the fields of a PARITY packet behind the common bytes. */
  public static void writeParity(byte[] packet, int offset, ParityFields fields) {
    writeData(packet, offset, fields.blockNumber(), fields.shardIndex());
    packet[offset + COMMON_BYTES + 5] = (byte) fields.dataShards();
    packet[offset + COMMON_BYTES + 6] = (byte) fields.parityShards();
    packet[offset + COMMON_BYTES + 7] = (byte) (fields.shardBytes() >>> 8);
    packet[offset + COMMON_BYTES + 8] = (byte) fields.shardBytes();
  }

  /** Block number of a DATA or PARITY packet, 0 to 2^32 - 1. */
  public static long blockNumber(byte[] packet, int offset) {
    return (int) INTS.get(packet, offset + COMMON_BYTES) & 0xffff_ffffL;
  }

  /** Shard index of a DATA or PARITY packet, 0 to 255. */
  public static int shardIndex(byte[] packet, int offset) {
    return packet[offset + COMMON_BYTES + 4] & 0xff;
  }

  /** Fields of a PARITY packet. */
  public static ParityFields parity(byte[] packet, int offset) {
    int fields = offset + COMMON_BYTES;
    return new ParityFields(
        blockNumber(packet, offset),
        shardIndex(packet, offset),
        packet[fields + 5] & 0xff,
        packet[fields + 6] & 0xff,
        (packet[fields + 7] & 0xff) << 8 | (packet[fields + 8] & 0xff));
  }

  private static int typeCode(int first) {
    return first >>> 2 & 0b1111;
  }
}
