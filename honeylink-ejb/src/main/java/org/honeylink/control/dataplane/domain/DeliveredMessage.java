package org.honeylink.control.dataplane.domain;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/** A message that a device sent and the data plane has whole, on its way to the broker. */
public final class DeliveredMessage {

  private final StreamOrigin origin;
  private final long messageNumber;
  private final byte[] payload;
  private final boolean rebuilt;
  private final Instant receivedAt;

  /**
   * @param messageNumber of the stream, from 0
   * @param payload belongs to this message from now on
   * @param rebuilt whether forward error correction had to repair a part of it
   */
  public DeliveredMessage(
      StreamOrigin origin,
      long messageNumber,
      byte[] payload,
      boolean rebuilt,
      Instant receivedAt) {
    this.origin = Objects.requireNonNull(origin);
    this.messageNumber = messageNumber;
    this.payload = Objects.requireNonNull(payload);
    this.rebuilt = rebuilt;
    this.receivedAt = Objects.requireNonNull(receivedAt);
  }

  public StreamOrigin origin() {
    return origin;
  }

  public long messageNumber() {
    return messageNumber;
  }

  /** Not copied: read only. */
  public byte[] payload() {
    return payload;
  }

  public boolean rebuilt() {
    return rebuilt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /**
   * The same for every copy of this message, whatever packet, link or server start brought it: a
   * connection id never names two streams, and a message number never two messages of one.
   */
  public String id() {
    return HexFormat.of().toHexDigits(origin.connectionId()) + ":" + messageNumber;
  }
}
