package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.event.domain.EventFilter;
import org.honeylink.control.event.domain.LogSlice;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.NotAllowed;
import org.honeylink.control.shared.domain.NotFound;

/** The log as a caller may see it. Thread-safe. */
@ApplicationScoped
public class FollowEvents {

  /** What devices and users are concerned with; the rest is for those who keep the house. */
  private static final Set<Topic> OF_EVERYBODY =
      Set.copyOf(EnumSet.of(Topic.DEVICE, Topic.SESSION, Topic.POLICY, Topic.KEY));

  @Inject private EventLog log;

  /**
   * What the caller gets when he asks for this: of his tenant; to a device, of itself.
   *
   * @param topics wanted; empty for all that he may see
   * @throws NotAllowed when a wanted topic is not for him
   * @throws NotFound when a device asks for another
   */
  public EventFilter filter(
      Caller caller, Set<Topic> topics, Optional<String> device, Optional<String> session) {
    Set<Topic> visible = visible(caller);
    if (!visible.containsAll(topics)) {
      throw new NotAllowed("These topics need the role admin or sre or auditor");
    }
    EventFilter wanted =
        EventFilter.of(caller.tenantId(), topics.isEmpty() ? visible : topics).withSession(session);
    if (!isDevice(caller)) {
      return wanted.withDevice(device);
    }
    if (device.isPresent() && !device.get().equals(caller.subject())) {
      throw new NotFound("device", device.get());
    }
    return wanted.withDevice(Optional.of(caller.subject()));
  }

  private static Set<Topic> visible(Caller caller) {
    boolean keeper = caller.has(Role.ADMIN) || caller.has(Role.SRE) || caller.has(Role.AUDITOR);
    return keeper ? Set.of(Topic.values()) : OF_EVERYBODY;
  }

  private static boolean isDevice(Caller caller) {
    return caller.roles().equals(Set.of(Role.DEVICE));
  }

  /** As {@link EventLog#after}. */
  public LogSlice after(long sequence, EventFilter filter, int limit) {
    return log.after(sequence, filter, limit);
  }

  /** As {@link EventLog#head}. */
  public long head() {
    return log.head();
  }
}
