package org.honeylink.transport.recovery;

import org.jspecify.annotations.Nullable;

/** A packet under way that the peer will acknowledge. */
public final class SentPacket {

  /** Ordinal of packets that are no DATA packets. */
  public static final long NO_ORDINAL = -1;

  private final long packetNumber;
  private final long ordinal;
  private final long sentMicros;
  private final int bytes;
  private final @Nullable PacketContent content;
  private final @Nullable Repair repair;

  // Place in SentPackets.
  @Nullable SentPacket older;
  @Nullable SentPacket newer;
  long sequence;

  /**
   * @param ordinal which DATA packet of the epoch it is, or {@link #NO_ORDINAL}
   * @param bytes of the whole datagram
   * @param content to be sent again when lost; null when it is not worth that
   * @param repair what may bring it back when it does not arrive; null for nothing
   */
  public SentPacket(
      long packetNumber,
      long ordinal,
      long sentMicros,
      int bytes,
      @Nullable PacketContent content,
      @Nullable Repair repair) {
    this.packetNumber = packetNumber;
    this.ordinal = ordinal;
    this.sentMicros = sentMicros;
    this.bytes = bytes;
    this.content = content;
    this.repair = repair;
  }

  public long packetNumber() {
    return packetNumber;
  }

  public long sentMicros() {
    return sentMicros;
  }

  public int bytes() {
    return bytes;
  }

  public @Nullable PacketContent content() {
    return content;
  }

  /**
   * Whether nobody misses it: parity, which is sent so that loss need not matter, and padding that
   * looks for larger datagrams. Its loss is no sign of congestion (RFC 8899, section 3).
   */
  public boolean isExpendable() {
    return ordinal == NO_ORDINAL;
  }

  /** Whether parity is yet to be sent that may bring it back. */
  boolean awaitsRepair() {
    return repair != null && !repair.isComplete();
  }

  /** Number of the last packet sent that could bring the content over. */
  long lastChanceNumber() {
    return repair == null ? packetNumber : repair.lastNumber();
  }

  long lastChanceMicros() {
    return repair == null ? sentMicros : repair.lastSentMicros();
  }

  long ordinal() {
    return ordinal;
  }
}
