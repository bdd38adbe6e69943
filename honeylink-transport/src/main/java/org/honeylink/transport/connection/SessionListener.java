package org.honeylink.transport.connection;

import org.honeylink.transport.fec.adaptive.FecChange;

/**
 * Hears what happens in a {@link SessionConnection}.
 *
 * <p>Called within {@code receive}, {@code transmit} and {@code close}, on the caller's thread. May
 * call {@code send}, {@code control}, {@code committed} and {@code stats}; must not call {@code
 * receive}, {@code transmit} or {@code rekey}.
 */
public interface SessionListener {

  /**
   * A message came. On a reliable stream messages come in order, each once while this connection
   * lives under one key; after a {@link SessionConnection#rekey} messages that were not yet
   * committed may come again with their old number.
   */
  void onMessage(ReceivedMessage message);

  /** The peer's application has every message up to and including this number. */
  void onAcknowledged(long connectionId, long throughMessageNumber);

  /** A stream that answered BACKPRESSURE or FULL takes messages again. */
  void onWritable(long connectionId);

  /**
   * A word of the peer's control plane came on a stream. It may come more than once, and late.
   *
   * @param content the listener's own
   * @return whether this end knows the kind; else the packet counts as not consumed
   */
  boolean onControl(long connectionId, int kind, byte[] content);

  /** This end changes the redundancy of what it sends on a stream, from the next block on. */
  default void onFecChanged(long connectionId, FecChange change) {}

  /** The peer says that it has changed the redundancy of what it sends on a stream. */
  default void onPeerFecChanged(long connectionId, FecChange change) {}

  /** The session is over, for whatever reason and from whichever side; called once. */
  void onClosed(CloseReason reason);
}
