package org.honeylink.transport.fec.adaptive;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.block.BlockPlan;
import org.honeylink.transport.packet.NumberRanges;
import org.jspecify.annotations.Nullable;

/**
 * Redundancy of one sending direction over time. More is sent as soon as what is sent does not
 * suffice, less when less would have sufficed with something to spare, and not soon after another
 * change: between any two changes lies a second, before each step down ten.
 */
public final class AdaptiveFec {

  static final long HOLD_MICROS = 1_000_000;
  static final long HOLD_BEFORE_LESS_MICROS = 10_000_000;

  /** Less is sent only if it would do at this many times the loss. */
  private static final double SPARE = 1.3;

  /** And only if it saves a tenth of the redundancy: changes are events. */
  private static final double WORTHWHILE = 0.9;

  private SchemeChooser chooser;
  private final long blockWaitMicros;
  private final LossMeter meter = new LossMeter();
  private final ArrivalLog log = new ArrivalLog(meter);
  private BlockPlan plan;
  private long changedMicros;
  private long lookedMicros;
  private long sent;

  /**
   * @param blockWaitMicros how long a block may take to fill
   */
  public AdaptiveFec(SchemeChooser chooser, long blockWaitMicros, long nowMicros) {
    this.chooser = chooser;
    this.blockWaitMicros = blockWaitMicros;
    this.plan = chooser.floor();
    this.changedMicros = nowMicros;
    this.lookedMicros = nowMicros;
  }

  /** For the next block. */
  public BlockPlan plan() {
    return plan;
  }

  /** Another least redundancy, from the next block on; what was measured stays. */
  public void choosing(SchemeChooser newChooser, long nowMicros) {
    chooser = newChooser;
    LossEstimate measured = meter.estimate();
    plan =
        measured.isMeasured()
            ? chooser.choose(measured, 1, plan.scheme().dataShards())
            : chooser.floor();
    changedMicros = nowMicros;
  }

  public LossEstimate measured() {
    return meter.estimate();
  }

  /** A DATA packet went out. */
  public void onDataSent() {
    sent++;
  }

  /** A packet went out whose loss says nothing of the link. */
  public void excuse(long packetNumber) {
    log.excuse(packetNumber);
  }

  /** Packet numbers start anew. */
  public void restart() {
    log.restart();
  }

  /**
   * An acknowledgement came; may change the {@link #plan}. Nothing changes while nothing is
   * measured, nor while there is no data to protect.
   *
   * @return the change of scheme, if there is one
   */
  public @Nullable FecChange onAcknowledged(NumberRanges received, long nowMicros) {
    log.onAcknowledged(received, nowMicros);
    if (nowMicros - lookedMicros < HOLD_MICROS) {
      return null;
    }
    long sentBefore = sent;
    int mostData = (int) Math.min(1_000, sent * blockWaitMicros / (nowMicros - lookedMicros));
    lookedMicros = nowMicros;
    sent = 0;
    LossEstimate measured = meter.estimate();
    return sentBefore > 0 && measured.isMeasured() ? look(measured, mostData, nowMicros) : null;
  }

  private @Nullable FecChange look(LossEstimate measured, int mostData, long nowMicros) {
    BlockPlan kept = chooser.keep(plan.scheme(), measured, mostData);
    if (kept == null) {
      return change(chooser.choose(measured, 1, mostData), measured, nowMicros);
    }
    plan = kept;
    if (nowMicros - changedMicros < HOLD_BEFORE_LESS_MICROS) {
      return null;
    }
    BlockPlan less = chooser.choose(measured, SPARE, mostData);
    double now = SchemeChooser.ratio(plan.scheme());
    return SchemeChooser.ratio(less.scheme()) < now * WORTHWHILE
        ? change(less, measured, nowMicros)
        : null;
  }

  private @Nullable FecChange change(BlockPlan next, LossEstimate measured, long nowMicros) {
    FecScheme before = plan.scheme();
    plan = next;
    if (before.equals(next.scheme())) {
      return null; // the strongest already
    }
    changedMicros = nowMicros;
    return new FecChange(before, next.scheme(), measured);
  }
}
