package org.honeylink.web.live;

/**
 * Where one client's messages come from: the event log through a filter, or anything else with an
 * order that readers can trust. It gives only what this client may see. Called by one thread at a
 * time, outside of any request: take what you need of the caller before.
 */
public interface LiveSource {

  /** The end of what there is: where a client begins that comes without {@code Last-Event-ID}. */
  long head();

  /**
   * The first messages behind a cursor, as far as one look goes: it is asked again at once until
   * the position does not move any more. Cheap when there are none: it is asked each second, and
   * whenever the event log has grown.
   *
   * @param limit most messages
   * @throws RuntimeException when it cannot be told now; it is asked again
   */
  LiveSlice after(long cursor, int limit);
}
