package org.honeylink.transport.packet;

import java.util.Objects;

/** Finds the connection id of a datagram before anything else is known about it. */
public final class ConnectionIds {

  private ConnectionIds() {}

  /**
   * @return connection id; or -1 when the datagram is shorter than any packet or of another version
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static long read(byte[] packet, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, packet.length);
    return -1;
  }
}
