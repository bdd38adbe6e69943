package org.honeylink.web.event;

import org.honeylink.control.event.application.EventText;
import org.honeylink.control.event.application.FollowEvents;
import org.honeylink.control.event.domain.EventFilter;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.web.live.LiveMessage;
import org.honeylink.web.live.LiveSlice;
import org.honeylink.web.live.LiveSource;

/** Topics as CloudEvents, each under the name of its topic. */
record TopicSource(FollowEvents events, EventFilter filter, EventText text) implements LiveSource {

  @Override
  public long head() {
    return events.head();
  }

  @Override
  public LiveSlice after(long cursor, int limit) {
    return LiveSlice.of(events.after(cursor, filter, limit), this::shown);
  }

  private LiveMessage shown(LoggedEvent logged) {
    return new LiveMessage(logged.sequence(), logged.event().topic(), text.of(logged.event()));
  }
}
