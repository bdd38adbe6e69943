package org.honeylink.transport.recovery;

/**
 * The parity that may still bring back the packets of one FEC block. Until the last of it has been
 * sent, none of them is lost; from then on it counts as the last transmission of each.
 */
public final class Repair {

  private long lastNumber = -1;
  private long lastSentMicros;
  private boolean complete;

  /**
   * A parity packet of the block went out.
   *
   * @param last whether no more will follow
   */
  public void onParitySent(long packetNumber, long nowMicros, boolean last) {
    lastNumber = packetNumber;
    lastSentMicros = nowMicros;
    complete = last;
  }

  boolean isComplete() {
    return complete;
  }

  long lastNumber() {
    return lastNumber;
  }

  long lastSentMicros() {
    return lastSentMicros;
  }
}
