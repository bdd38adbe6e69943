package org.honeylink.transport.connection;

/** What a stream promises. */
public enum StreamMode {
  /** Every message, in order, until the peer's application has it. */
  RELIABLE,
  /**
   * No retransmission; what FEC cannot repair is lost, what is late is dropped, order may change.
   */
  UNRELIABLE
}
