package org.honeylink.transport.connection;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongSupplier;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.PacketProtection;

/** Counts what goes onto the link and what comes out of it, from the end of the warming up on. */
final class GridTally {

  private static final int MOST_DELAYS = 100_000;

  private final LongSupplier clock;
  private final long intervalMicros;
  private final long oneWayMicros;
  private final long startMicros;
  private final long fromMicros;
  private final BitSet sent = new BitSet();
  private final BitSet delivered = new BitSet();
  private final long[] delays = new long[MOST_DELAYS];
  private int count;
  private long dataBytes;
  private long parityBytes;

  /**
   * @param clock virtual time; the first message is sent now
   */
  GridTally(LongSupplier clock, long intervalMicros, long oneWayMicros, long warmUpMicros) {
    this.clock = clock;
    this.intervalMicros = intervalMicros;
    this.oneWayMicros = oneWayMicros;
    this.startMicros = clock.getAsLong();
    this.fromMicros = startMicros + warmUpMicros;
  }

  void onCarried(byte[] packet) {
    if (clock.getAsLong() < fromMicros) {
      return;
    }
    PacketType type = PacketHeader.type(packet, 0);
    if (type == PacketType.PARITY) {
      parityBytes += packet.length;
    } else if (type == PacketType.DATA) {
      dataBytes += packet.length;
      int header = type.headerBytes();
      int body = packet.length - header - PacketProtection.TAG_BYTES;
      Fragment fragment = Fragment.read(packet, header, body);
      if (fragment != null && isMeasured(fragment.messageNumber())) {
        sent.set((int) fragment.messageNumber());
      }
    }
  }

  void onMessage(ReceivedMessage message) {
    long number = message.messageNumber();
    if (isMeasured(number)) {
      delivered.set((int) number);
      delays[count++] = clock.getAsLong() - sentMicros(number) - oneWayMicros;
    }
  }

  /** Messages that went onto the link. */
  int sent() {
    return sent.cardinality();
  }

  /**
   * @param inTime share of messages that congestion control lets go in time
   */
  GridRow row(GridCell cell, double inTime) {
    long[] sorted = Arrays.copyOf(delays, count);
    Arrays.sort(sorted);
    return new GridRow(
        cell,
        1 - delivered.cardinality() / (double) sent.cardinality(),
        parityBytes / (double) dataBytes,
        Arrays.stream(sorted).average().orElse(0) / 1_000,
        count == 0 ? 0 : sorted[(int) (count * 99L / 100)] / 1_000.0,
        inTime);
  }

  private boolean isMeasured(long messageNumber) {
    return sentMicros(messageNumber) >= fromMicros;
  }

  /** When the application gave it; nothing is refused, so that numbers count the messages. */
  private long sentMicros(long messageNumber) {
    return startMicros + messageNumber * intervalMicros;
  }
}
