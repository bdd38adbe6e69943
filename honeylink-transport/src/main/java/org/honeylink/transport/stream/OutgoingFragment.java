package org.honeylink.transport.stream;

import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.recovery.PacketContent;
import org.jspecify.annotations.Nullable;

/** One fragment that is to go into a packet. */
public final class OutgoingFragment {

  private final OutgoingMessage message;
  private final int index;
  private final long floor;
  private final boolean repetition;
  private final @Nullable PacketContent content;

  OutgoingFragment(
      OutgoingMessage message,
      int index,
      long floor,
      boolean repetition,
      @Nullable PacketContent content) {
    this.message = message;
    this.index = index;
    this.floor = floor;
    this.repetition = repetition;
    this.content = content;
  }

  /** Bytes that {@link #write} writes. */
  public int bytes() {
    return Fragment.HEADER_BYTES + message.bytes(index);
  }

  /** Writes the body of the DATA packet. */
  public void write(byte[] target, int offset) {
    Fragment.writeHeader(target, offset, message.number(), floor, index, message.fragments());
    System.arraycopy(
        message.payload(),
        message.offset(index),
        target,
        offset + Fragment.HEADER_BYTES,
        message.bytes(index));
  }

  /** Whether it was sent before. */
  public boolean isRepetition() {
    return repetition;
  }

  /** To be told of the packet's fate; null when nobody wants to know. */
  public @Nullable PacketContent content() {
    return content;
  }
}
