package org.honeylink.transport.connection;

import java.util.Arrays;
import org.honeylink.transport.spi.PacketProtection;

/**
 * Seals nothing: a tag that anybody can write. So what a fuzzer says is authentic when it says so,
 * and what a connection sends can be read.
 */
final class OpenProtection implements PacketProtection {

  private static final byte MARK = 0x5a;

  private long lastSealed = -1;

  static void mark(byte[] packet, int from) {
    Arrays.fill(packet, from, from + TAG_BYTES, MARK);
  }

  @Override
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    if (packetNumber <= lastSealed) {
      throw new IllegalStateException("packet number " + packetNumber + " again");
    }
    lastSealed = packetNumber;
    mark(packet, offset + headerBytes + bodyBytes);
    return headerBytes + bodyBytes + TAG_BYTES;
  }

  @Override
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    int body = sealedBytes - TAG_BYTES;
    for (int i = 0; i < TAG_BYTES; i++) {
      if (packet[offset + headerBytes + body + i] != MARK) {
        return -1;
      }
    }
    return body;
  }
}
