package org.honeylink.transport.stream;

import java.util.Optional;
import org.honeylink.transport.stats.QueueStats;
import org.honeylink.transport.stats.WindowStats;
import org.jspecify.annotations.Nullable;

/** Sending half of a stream. */
public sealed interface OutgoingStream permits ReliableSender, UnreliableSender {

  /** What became of a message. */
  enum Offer {
    ACCEPTED,
    /** Accepted; the queue is at 90 % of its limit or above. */
    BACKPRESSURE,
    /** Refused: the queue has no room. */
    FULL,
    TOO_LARGE
  }

  Offer offer(byte[] message, long nowMicros);

  /**
   * Bytes of the body that {@link #next} would give now; 0 when there is nothing, or nothing may be
   * sent.
   */
  int nextBytes(long nowMicros);

  /** Takes the next fragment; null when {@link #nextBytes} is 0. */
  @Nullable OutgoingFragment next(long nowMicros);

  /** Packets queued or waiting for acknowledgement. */
  int depth();

  /** What is queued, or waits for acknowledgement. */
  QueueStats queue();

  /** What the peer takes; empty where there is no flow control. */
  Optional<WindowStats> window();

  /**
   * Bytes of a message in one packet from now on. What was cut larger is cut anew, and sent anew as
   * far as it was under way; messages on unreliable streams that are half sent are given up.
   */
  void fragmentBytes(int bytes);

  int largestMessageBytes();

  /** Messages accepted so far; the next gets this number. */
  long accepted();

  /** Whether the queue has fallen to 75 % after BACKPRESSURE or FULL; true once each time. */
  boolean pollWritable();

  /**
   * Whether the application has ignored three signals in a row: it still offered messages, and had
   * them refused, a second and more after each.
   */
  boolean ignoresBackpressure();

  /** Messages dropped because they waited longer than they may. */
  long late();

  /** The keys are new and nothing sent before counts. */
  void restart(long nowMicros);
}
