package org.honeylink.transport.stream;

/**
 * What the reliable streams of a session may hold together: RFC 9000, section 4, "limit the memory
 * that a receiver sets aside" for the connection, beside the window of each stream. Counts as
 * windows do, in {@link MessageCost}.
 */
public final class ReceiveBudget {

  private final long limitBytes;
  private long heldBytes;

  /**
   * @param limitBytes most that is held, beside one message for each stream
   */
  public ReceiveBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** What messages cost that are incomplete, out of order, or not committed yet. */
  public long heldBytes() {
    return heldBytes;
  }

  long leftBytes() {
    return Math.max(0, limitBytes - heldBytes);
  }

  void hold(long bytes) {
    heldBytes += bytes;
  }
}
