package org.honeylink.transport.stream;

import org.honeylink.transport.stream.OutgoingStream.Offer;

/** Bounds the packets of one queue; says when to slow down and when to go on. */
final class QueueLimit {

  private final int limit;
  private int depth;
  private boolean signalled;

  QueueLimit(int limitPackets) {
    this.limit = limitPackets;
  }

  Offer add(int packets) {
    if (packets > limit - depth) {
      signalled = true;
      return Offer.FULL;
    }
    depth += packets;
    if (depth >= limit * 9L / 10) {
      signalled = true;
      return Offer.BACKPRESSURE;
    }
    return Offer.ACCEPTED;
  }

  void remove(int packets) {
    depth -= packets;
  }

  /** Cut messages count with more packets, limit or not. */
  void recount(int before, int after) {
    depth += after - before;
  }

  int depth() {
    return depth;
  }

  boolean pollWritable() {
    if (signalled && depth <= limit * 3L / 4) {
      signalled = false;
      return true;
    }
    return false;
  }
}
