package org.honeylink.transport.stream;

import org.honeylink.transport.stats.QueueStats;
import org.honeylink.transport.stream.OutgoingStream.Offer;

/**
 * Bounds the packets of one queue; says when to slow down and when to go on.
 *
 * <p>The signal stands from the first BACKPRESSURE or FULL until the queue has fallen to 75 %. It
 * is given anew each second that a message is offered and refused, and the one before is then
 * ignored: a sender that cannot know yet, or that fills the last tenth, ignores nothing.
 */
final class QueueLimit {

  /** So many signals ignored in a row are too many. */
  static final int PATIENCE = 3;

  /** Ours: so long a sender has to act on a signal. */
  static final long TO_ACT_MICROS = 1_000_000;

  private final int limit;
  private int depth;
  private int messages;
  private long bytes;
  private boolean signalled;
  private long signalledMicros;
  private int ignored;

  QueueLimit(int limitPackets) {
    this.limit = limitPackets;
  }

  /** A message asks to be queued. */
  Offer add(int packets, int messageBytes, long nowMicros) {
    if (packets > limit - depth) {
      refuse(nowMicros);
      return Offer.FULL;
    }
    depth += packets;
    messages++;
    bytes += messageBytes;
    if (depth >= limit * 9L / 10) {
      signal(nowMicros);
      return Offer.BACKPRESSURE;
    }
    return Offer.ACCEPTED;
  }

  private void signal(long nowMicros) {
    if (!signalled) {
      signalled = true;
      signalledMicros = nowMicros;
    }
  }

  private void refuse(long nowMicros) {
    if (signalled && nowMicros - signalledMicros >= TO_ACT_MICROS) {
      signalledMicros = nowMicros;
      ignored++;
    }
    signal(nowMicros);
  }

  /** Whether the sender has ignored three signals in a row. */
  boolean isIgnored() {
    return ignored >= PATIENCE;
  }

  /** A message is gone. */
  void remove(OutgoingMessage message) {
    remove(message.fragments(), message.payload().length);
  }

  void remove(int packets, int messageBytes) {
    depth -= packets;
    messages--;
    bytes -= messageBytes;
  }

  /** Cut messages count with more packets, limit or not. */
  void recount(int before, int after) {
    depth += after - before;
  }

  int depth() {
    return depth;
  }

  QueueStats stats() {
    return new QueueStats(messages, bytes, depth, limit, signalled);
  }

  boolean pollWritable() {
    if (signalled && depth <= limit * 3L / 4) {
      signalled = false;
      ignored = 0;
      return true;
    }
    return false;
  }
}
