package org.honeylink.web.live;

import java.util.List;
import java.util.function.Function;
import org.honeylink.control.event.domain.LogSlice;
import org.honeylink.control.event.domain.LoggedEvent;

/**
 * What a source had behind a cursor.
 *
 * @param messages in the order of their ids
 * @param position how far the source has been looked through, at least the last id: read on there
 * @param gone true when what followed the cursor is no longer kept; the client is told to read the
 *     state anew, and goes on at {@code position}
 */
public record LiveSlice(List<LiveMessage> messages, long position, boolean gone) {

  public LiveSlice {
    messages = List.copyOf(messages);
  }

  /** A slice of the event log. */
  public static LiveSlice of(LogSlice slice, Function<LoggedEvent, LiveMessage> shown) {
    return new LiveSlice(
        slice.events().stream().map(shown).toList(), slice.position(), slice.gone());
  }
}
