package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;

/** Numbers and seals the packets of one stream. */
final class PacketSealer {

  /** A key seals 2^32 packets at most; a few are kept back to say so. */
  static final long MOST_PACKETS = (1L << 32) - 1_024;

  private final long connectionId;
  private final StreamCounters counters;
  private PacketProtection protection;
  private long nextNumber;
  private long firstOfKey;
  private long receivedBeforeKey;

  PacketSealer(long connectionId, PacketProtection protection, StreamCounters counters) {
    this.connectionId = connectionId;
    this.protection = protection;
    this.counters = counters;
  }

  /** Number that the next packet gets. */
  long nextNumber() {
    return nextNumber;
  }

  boolean isExhausted() {
    return nextNumber - firstOfKey >= MOST_PACKETS;
  }

  /** The protection seals with a fresh key from now on; numbers go on. */
  void freshKey() {
    firstOfKey = nextNumber;
    receivedBeforeKey = counters.packetsReceived;
  }

  /** Packets sealed with the key in use. */
  long sentOfKey() {
    return nextNumber - firstOfKey;
  }

  /** Authentic packets since the key is in use. */
  long receivedOfKey() {
    return counters.packetsReceived - receivedBeforeKey;
  }

  void restart(PacketProtection newProtection) {
    protection = newProtection;
    nextNumber = 0;
    freshKey();
  }

  /**
   * Seals what stands at the batch's next place, body and fields of the type, and adds it.
   *
   * @return bytes of the datagram
   */
  int seal(DatagramBatch out, PacketType type, int bodyBytes, InetSocketAddress to) {
    byte[] packet = out.bytes();
    int offset = out.nextOffset();
    long number = nextNumber++;
    PacketHeader.write(packet, offset, type, connectionId, number);
    int bytes = protection.seal(number, packet, offset, type.headerBytes(), bodyBytes);
    out.commit(bytes, to);
    counters.onSent(bytes);
    return bytes;
  }

  /**
   * Writes a frame as body of the batch's next packet.
   *
   * @return bytes of the body, to be given to {@link #seal}
   */
  static int write(DatagramBatch out, Frame frame) {
    return Frame.write(frame, out.bytes(), out.nextOffset() + frame.type().headerBytes());
  }

  /**
   * Opens in place.
   *
   * @return bytes of the body, or -1
   */
  int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    return protection.open(packetNumber, packet, offset, headerBytes, sealedBytes);
  }
}
