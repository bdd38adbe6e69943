package org.honeylink.transport.connection;

import java.util.OptionalDouble;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.fec.adaptive.LossEstimate;
import org.honeylink.transport.stats.FecStats;
import org.jspecify.annotations.Nullable;

/**
 * Notices of changed redundancy, out and in. A notice goes out with the change and twice more, a
 * second apart, because it may be lost. Of the peer's one each second is taken: nobody is made to
 * tell of more.
 */
final class FecNotices {

  private static final int REPEATS = 2;
  private static final long APART_MICROS = 1_000_000;

  private @Nullable FecNotice said;
  private int repeats;
  private long saidMicros;
  private FecScheme peerScheme;
  private @Nullable FecNotice heard;
  private long heardMicros;

  /**
   * @param scheme with which both ends begin
   */
  FecNotices(FecScheme scheme) {
    this.peerScheme = scheme;
  }

  /**
   * Both directions begin anew. The peer may have lost what it knew, so it is told again; its own
   * scheme stays until it says another.
   */
  void restart() {
    FecNotice last = said;
    if (last != null) {
      said = new FecNotice(1, last.scheme(), last.measured());
      repeats = REPEATS + 1;
    }
    heard = null;
  }

  /** The notice to send now, for a change or again; null when there is none. */
  @Nullable FecNotice next(@Nullable FecChange change, long nowMicros) {
    if (change != null) {
      said = new FecNotice(said == null ? 1 : said.number() + 1, change.after(), change.measured());
      repeats = REPEATS;
    } else if (repeats == 0 || nowMicros - saidMicros < APART_MICROS) {
      return null;
    } else {
      repeats--;
    }
    saidMicros = nowMicros;
    return said;
  }

  /** Takes the peer's notice; the change it tells of, or null when it is not new. */
  @Nullable FecChange onHeard(FecNotice notice, long nowMicros) {
    FecNotice last = heard;
    if (last != null
        && (notice.number() <= last.number() || nowMicros - heardMicros < APART_MICROS)) {
      return null;
    }
    heard = notice;
    heardMicros = nowMicros;
    FecScheme before = peerScheme;
    peerScheme = notice.scheme();
    return before.equals(peerScheme) ? null : new FecChange(before, peerScheme, notice.measured());
  }

  /** The peer's redundancy as it said last. */
  FecStats peer(OptionalDouble residualLoss) {
    LossEstimate measured = heard == null ? null : heard.measured();
    return measured == null
        ? new FecStats(peerScheme, OptionalDouble.empty(), OptionalDouble.empty(), residualLoss)
        : new FecStats(
            peerScheme,
            OptionalDouble.of(measured.loss()),
            OptionalDouble.of(measured.meanBurst()),
            residualLoss);
  }
}
