package org.honeylink.transport.packet;

/** Finds the connection id of a datagram before anything else is known about it. */
public final class ConnectionIds {

  private ConnectionIds() {}

  /**
   * @return connection id; or -1 when the datagram is shorter than any packet, of another version,
   *     of an unknown type, or has reserved bits set
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static long read(byte[] packet, int offset, int length) {
    return PacketHeader.check(packet, offset, length) == null
        ? PacketHeader.connectionId(packet, offset)
        : -1;
  }
}
