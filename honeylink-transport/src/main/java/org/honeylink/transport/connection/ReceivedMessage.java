package org.honeylink.transport.connection;

import java.util.Objects;

/** One message from the peer. Immutable by agreement: the payload is the receiver's to keep. */
public final class ReceivedMessage {

  private final long connectionId;
  private final long messageNumber;
  private final byte[] payload;
  private final boolean rebuilt;

  public ReceivedMessage(long connectionId, long messageNumber, byte[] payload, boolean rebuilt) {
    this.connectionId = connectionId;
    this.messageNumber = messageNumber;
    this.payload = Objects.requireNonNull(payload);
    this.rebuilt = rebuilt;
  }

  /** The stream it came on. */
  public long connectionId() {
    return connectionId;
  }

  /** From 0, in the order of the peer's {@code send} calls on this stream. */
  public long messageNumber() {
    return messageNumber;
  }

  /** The bytes given to {@code send}; the array belongs to the caller now. */
  public byte[] payload() {
    return payload;
  }

  /** Whether any part of it did not arrive and was rebuilt by FEC. */
  public boolean rebuilt() {
    return rebuilt;
  }
}
