package org.honeylink.transport.connection;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.honeylink.transport.spi.PacketProtection;

/**
 * Hides nothing, but refuses what was damaged, is of another epoch, key or direction, or has
 * another number: for simulations of so many packets that a cipher would be most of the work.
 */
final class ChecksumProtection implements PacketProtection {

  private final int sealing;
  private final int opening;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer salt = ByteBuffer.allocate(24);
  private int key;
  private int oldestKey;
  private int newestKey;

  ChecksumProtection(Role role, long connectionId, int epoch) {
    this.sealing = role == Role.DEVICE ? 1 : 2;
    this.opening = 3 - sealing;
    salt.putLong(0, connectionId).putInt(8, epoch);
  }

  /** Opens with the next key as well. */
  void knowNext() {
    newestKey++;
  }

  /** Seals with the newest key from now on. */
  void sealWithNewest() {
    key = newestKey;
  }

  /** Opens with the newest key alone. */
  void dropFormer() {
    oldestKey = newestKey;
  }

  @Override
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    int bytes = headerBytes + bodyBytes;
    ByteBuffer.wrap(packet)
        .putLong(offset + bytes, tag(sealing, key, packetNumber, packet, offset, bytes))
        .putLong(offset + bytes + 8, 0);
    return bytes + TAG_BYTES;
  }

  @Override
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    int bytes = headerBytes + sealedBytes - TAG_BYTES;
    if (sealedBytes < TAG_BYTES) {
      return -1;
    }
    ByteBuffer all = ByteBuffer.wrap(packet);
    for (int each = newestKey; each >= oldestKey; each--) {
      if (all.getLong(offset + bytes) == tag(opening, each, packetNumber, packet, offset, bytes)
          && all.getLong(offset + bytes + 8) == 0) {
        return sealedBytes - TAG_BYTES;
      }
    }
    return -1;
  }

  private long tag(
      int direction, int number, long packetNumber, byte[] packet, int offset, int bytes) {
    salt.putLong(12, packetNumber).putInt(20, number);
    checksum.reset();
    checksum.update(direction);
    checksum.update(salt.array());
    checksum.update(packet, offset, bytes);
    return checksum.getValue();
  }
}
