package org.honeylink.transport.fec.block;

import org.honeylink.transport.packet.ReplayWindow;

/**
 * Counts which DATA packets of an epoch arrived, were rebuilt or are gone. The packets are numbered
 * without gaps (block number + shard index), so what is missing is known exactly, once late ones
 * have had their time.
 */
public final class ShardLedger {

  private final long graceMicros;
  private final ReplayWindow seen = new ReplayWindow();
  private long received;
  private long rebuilt;
  private long present; // distinct, whichever way they came
  private long mark = -1; // highest ordinal when the grace began
  private long presentToMark;
  private long settlesMicros = Long.MAX_VALUE;
  private long lost;

  /**
   * @param graceMicros how long a missing packet may still come
   */
  public ShardLedger(long graceMicros) {
    this.graceMicros = graceMicros;
  }

  /**
   * Takes a packet that arrived itself; each comes here once, as the replay window is passed
   * before.
   *
   * @return false when its content was here already, because FEC was faster
   */
  public boolean onReceived(long ordinal, long nowMicros) {
    received++;
    return note(ordinal, nowMicros);
  }

  /**
   * @return false when the packet was here already
   */
  public boolean onRebuilt(long ordinal, long nowMicros) {
    if (!note(ordinal, nowMicros)) {
      return false;
    }
    rebuilt++;
    return true;
  }

  /** When {@link #settle} has something to do. */
  public long settlesMicros() {
    return settlesMicros;
  }

  /** Counts as lost what is still missing of the packets before the grace began. */
  public void settle(long nowMicros) {
    if (nowMicros < settlesMicros) {
      return;
    }
    lost = mark + 1 - presentToMark;
    boolean more = seen.highest() > mark;
    mark = seen.highest();
    presentToMark = present;
    settlesMicros = more ? nowMicros + graceMicros : Long.MAX_VALUE;
  }

  /** DATA packets that arrived themselves. */
  public long received() {
    return received;
  }

  /** DATA packets that were rebuilt; some of them arrived themselves afterwards. */
  public long rebuilt() {
    return rebuilt;
  }

  /** DATA packets that neither arrived nor could be rebuilt; shrinks when one comes very late. */
  public long lost() {
    return lost;
  }

  private boolean note(long ordinal, long nowMicros) {
    if (seen.check(ordinal) != null) {
      return false;
    }
    seen.accept(ordinal);
    present++;
    if (ordinal <= mark) {
      presentToMark++;
    }
    settlesMicros = Math.min(settlesMicros, nowMicros + graceMicros);
    return true;
  }
}
