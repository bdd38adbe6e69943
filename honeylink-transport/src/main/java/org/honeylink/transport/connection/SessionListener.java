package org.honeylink.transport.connection;

/**
 * Hears what happens in a {@link SessionConnection}.
 *
 * <p>Called within {@code receive}, {@code transmit} and {@code close}, on the caller's thread. May
 * call {@code send}, {@code committed} and {@code stats}; must not call {@code receive}, {@code
 * transmit} or {@code rekey}.
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

  /** The session is over, for whatever reason and from whichever side; called once. */
  void onClosed(CloseReason reason);
}
