package org.honeylink.transport.recovery;

import org.honeylink.transport.packet.NumberRanges;

/**
 * When to acknowledge, and what: RFC 9000, section 13.2, for one space.
 *
 * <p>At once for what comes out of order or was rebuilt, else after every few packets or {@link
 * RttEstimator#MAX_ACK_DELAY_MICROS}.
 */
public final class AckSchedule {

  /** As many as a block of 64 shards may need in single packets, half of it lost. */
  private static final int REBUILT_RANGES = NumberRanges.MOST;

  /** Acknowledgements may be lost, so that each rebuilt ordinal stands in several. */
  private static final int REBUILT_REPEATS = 4;

  private final int packetsPerAck;
  private final ReceivedNumbers received = new ReceivedNumbers(NumberRanges.MOST);
  private final ReceivedNumbers rebuilt = new ReceivedNumbers(REBUILT_RANGES);
  private int rebuiltRepeats;
  private long highestArrivedMicros;
  private int waiting;
  private long dueMicros = Long.MAX_VALUE;

  /**
   * @param packetsPerAck ack-eliciting packets that cause an acknowledgement at once
   */
  public AckSchedule(int packetsPerAck) {
    this.packetsPerAck = packetsPerAck;
  }

  /** An authentic packet came that is no repetition. */
  public void onReceived(long packetNumber, boolean elicitsAck, long nowMicros) {
    boolean inOrder = packetNumber == received.highest() + 1;
    if (packetNumber > received.highest()) {
      highestArrivedMicros = nowMicros;
    }
    received.add(packetNumber);
    if (!elicitsAck) {
      return;
    }
    waiting++;
    // Section 13.2.1: "an endpoint SHOULD generate and send an ACK frame without delay when it
    // receives an ack-eliciting packet" that came out of order or after a gap.
    dueMicros =
        inOrder && waiting < packetsPerAck
            ? Math.min(dueMicros, nowMicros + RttEstimator.MAX_ACK_DELAY_MICROS)
            : nowMicros;
  }

  /** FEC rebuilt a DATA packet: the sender need not send it again. */
  public void onRebuilt(long ordinal, long nowMicros) {
    if (rebuiltRepeats == 0) {
      rebuilt.clear();
    }
    rebuilt.add(ordinal);
    rebuiltRepeats = REBUILT_REPEATS;
    dueMicros = nowMicros;
  }

  /** Something else in the acknowledgement changed that the sender waits for. */
  public void hurry() {
    dueMicros = Long.MIN_VALUE;
  }

  /** When to acknowledge; {@link Long#MAX_VALUE} when there is nothing to say. */
  public long dueMicros() {
    return dueMicros;
  }

  /** Microseconds since the highest number arrived. */
  public long delayMicros(long nowMicros) {
    return Math.max(0, nowMicros - highestArrivedMicros);
  }

  public NumberRanges received() {
    return received.snapshot();
  }

  public NumberRanges rebuilt() {
    return rebuiltRepeats > 0 ? rebuilt.snapshot() : NumberRanges.NONE;
  }

  /** The acknowledgement went out. */
  public void onAckSent() {
    waiting = 0;
    dueMicros = Long.MAX_VALUE;
    rebuiltRepeats = Math.max(0, rebuiltRepeats - 1);
  }
}
