package org.honeylink.transport.packet;

import org.jspecify.annotations.Nullable;

/**
 * Types of packets. The number stands in the first byte; the header of a type is the common 17
 * bytes and the fields named here, all of it associated data of the seal.
 */
public enum PacketType {
  /** A piece of a message: block number, shard index. */
  DATA(0, 5),
  /** A parity shard: block number, shard index, data count, parity count, shard length. */
  PARITY(1, 9),
  /** What was received, what is safe, what may come. */
  ACK(2, 0),
  /** Asks whether the peer is at an address. */
  PATH_CHALLENGE(3, 0),
  /** Answers a challenge with its token. */
  PATH_RESPONSE(4, 0),
  /** How the receiver finds the link. */
  LINK_REPORT(5, 0),
  /** Word of the control plane: policy, command, rotation, firmware notice. */
  CONTROL(6, 0),
  /** The session is over. */
  CLOSE(7, 0),
  /** Nothing: shows by its arrival that the path carries datagrams of its size. */
  PADDING(8, 0);

  private static final PacketType[] BY_CODE = values();

  private final int code;
  private final int headerBytes;

  PacketType(int code, int fieldBytes) {
    this.code = code;
    this.headerBytes = PacketHeader.COMMON_BYTES + fieldBytes;
  }

  /** Number in the first byte, 0 to 15. */
  public int code() {
    return code;
  }

  /** Bytes before the sealed body. */
  public int headerBytes() {
    return headerBytes;
  }

  /**
   * Whether the receiver owes an acknowledgement: every type but those that answer and CLOSE (RFC
   * 9000, section 13.2.1, of which ours are the counterparts).
   */
  public boolean elicitsAck() {
    return this != ACK && this != PATH_RESPONSE && this != CLOSE;
  }

  static @Nullable PacketType ofCode(int code) {
    return code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
