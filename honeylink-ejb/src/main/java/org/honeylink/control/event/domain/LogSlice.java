package org.honeylink.control.event.domain;

import java.util.List;

/**
 * What a reader found in the log.
 *
 * @param events in order; those of the filter alone
 * @param position how far the log has been looked through: read on after it
 * @param gone true when events after the reader's cursor are no longer kept, or the cursor is none
 *     of this log: the reader has missed something and must read the state anew. Then there are no
 *     events, and {@code position} is the end of the log
 */
public record LogSlice(List<LoggedEvent> events, long position, boolean gone) {

  public LogSlice {
    events = List.copyOf(events);
  }

  /** Nothing new. */
  public static LogSlice nothingAfter(long position) {
    return new LogSlice(List.of(), position, false);
  }
}
