package org.honeylink.transport.recovery;

import org.jspecify.annotations.Nullable;

/** Packets of one space under way, oldest first: a doubly linked list through the packets. */
final class SentPackets {

  private @Nullable SentPacket oldest;
  private @Nullable SentPacket newest;
  private long bytes;
  private long sequence;

  /** Adds a packet with a higher number than all before. */
  void add(SentPacket packet) {
    packet.sequence = sequence++;
    packet.older = newest;
    if (newest == null) {
      oldest = packet;
    } else {
      newest.newer = packet;
    }
    newest = packet;
    bytes += packet.bytes();
  }

  /** Takes out a packet that is in; its {@code newer} stays readable. */
  void remove(SentPacket packet) {
    SentPacket before = packet.older;
    SentPacket after = packet.newer;
    if (before == null) {
      oldest = after;
    } else {
      before.newer = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.older = before;
    }
    bytes -= packet.bytes();
  }

  void clear() {
    oldest = null;
    newest = null;
    bytes = 0;
  }

  boolean isEmpty() {
    return oldest == null;
  }

  @Nullable SentPacket oldest() {
    return oldest;
  }

  /** Sizes of all of them together. */
  long bytes() {
    return bytes;
  }
}
