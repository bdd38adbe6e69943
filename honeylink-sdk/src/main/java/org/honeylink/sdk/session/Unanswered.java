package org.honeylink.sdk.session;

import java.util.Collection;
import org.honeylink.transport.stats.SessionStats;
import org.honeylink.transport.stats.StreamStats;

/**
 * How long the server has not answered although it should have, and what that says of the state.
 * Guarded by the lock of {@link SessionLink}; times are microseconds of the session's clock.
 */
final class Unanswered {

  private static final long NEVER = -1;

  /** The device asks each second; who missed so many of its questions does not know its keys. */
  private static final long QUIET_MICROS = 5_000_000;

  private final Collection<StreamFlow> flows;
  private final StateKeeper state;
  private long sinceMicros = NEVER;

  Unanswered(Collection<StreamFlow> flows, StateKeeper state) {
    this.flows = flows;
    this.state = state;
  }

  /** A message goes out, and the server should be heard after it. */
  void sent(long nowMicros) {
    if (sinceMicros == NEVER) {
      sinceMicros = nowMicros;
    }
  }

  /**
   * Nothing acknowledged on a reliable stream, nothing heard since a message was sent, or for long
   * although nothing was sent: who only listens would not notice a server that has restarted.
   *
   * @param held whether an operator holds the session: nothing is acknowledged then
   * @param asleep whether the session sends nothing, so that nobody answers
   * @return how long
   */
  long silentMicros(SessionStats stats, boolean held, boolean asleep, long nowMicros) {
    long heard =
        stats.streams().stream().mapToLong(StreamStats::lastHeardMicros).max().orElse(NEVER);
    if (heard != NEVER && heard >= sinceMicros) {
      sinceMicros = NEVER;
    }
    long unheard = asleep ? 0 : Math.max(unansweredMicros(nowMicros), quiet(heard, nowMicros));
    long silent = Math.max(unheard, held || asleep ? 0 : stalledMicros(nowMicros));
    if (silent >= SilenceWatch.PATIENCE_MICROS) {
      state.silent();
    } else if (heard != NEVER && unheard == 0 && !held && !asleep) {
      state.heard();
    }
    return silent;
  }

  private long unansweredMicros(long nowMicros) {
    return sinceMicros == NEVER ? 0 : nowMicros - sinceMicros;
  }

  private static long quiet(long heardMicros, long nowMicros) {
    long micros = heardMicros == NEVER ? 0 : nowMicros - heardMicros;
    return micros < QUIET_MICROS ? 0 : micros;
  }

  private long stalledMicros(long nowMicros) {
    return flows.stream().mapToLong(flow -> flow.stalledMicros(nowMicros)).max().orElse(0);
  }
}
