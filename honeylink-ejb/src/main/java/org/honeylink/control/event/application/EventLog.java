package org.honeylink.control.event.application;

import org.honeylink.control.event.domain.EventFilter;
import org.honeylink.control.event.domain.LogSlice;

/**
 * The events of the last day in one total order, whether or not the broker is there. Thread-safe;
 * needs no transaction.
 *
 * <p>An event gets its sequence after its change has committed, and sequences become visible in
 * their order: who reads on after the {@link LogSlice#position} of the slice before misses nothing,
 * whatever commits late. To hear of growth without polling, see {@link LogGrowth}.
 */
public interface EventLog {

  /**
   * The first events behind a cursor, as far as one call looks: read on at the slice's position,
   * also when there are no events, until it moves no more.
   *
   * @param sequence cursor: the {@link LogSlice#position} of the slice before, or 0 for all there
   *     is
   * @param limit most events of the slice, at least 1
   * @throws IllegalStateException when the database is away
   */
  LogSlice after(long sequence, EventFilter filter, int limit);

  /** Sequence of the newest event: the cursor of a reader that wants only what comes. */
  long head();
}
