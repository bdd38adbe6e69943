package org.honeylink.control.event.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/**
 * Which events a reader wants: all conditions together.
 *
 * @param tenantId the reader's own
 * @param topics any of these
 * @param deviceId of this device only
 * @param sessionId of this session only
 * @param category of this category only
 * @param subject about this only, as in a command's id
 */
public record EventFilter(
    String tenantId,
    Set<Topic> topics,
    Optional<String> deviceId,
    Optional<String> sessionId,
    Optional<Category> category,
    Optional<String> subject) {

  public EventFilter {
    Objects.requireNonNull(tenantId);
    topics = Set.copyOf(topics);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(category);
    Objects.requireNonNull(subject);
  }

  /** Everything of some topics in a tenant. */
  public static EventFilter of(String tenantId, Set<Topic> topics) {
    return new EventFilter(
        tenantId, topics, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public EventFilter withDevice(Optional<String> device) {
    return new EventFilter(tenantId, topics, device, sessionId, category, subject);
  }

  public EventFilter withSession(Optional<String> session) {
    return new EventFilter(tenantId, topics, deviceId, session, category, subject);
  }

  public EventFilter withCategory(Optional<Category> only) {
    return new EventFilter(tenantId, topics, deviceId, sessionId, only, subject);
  }

  public EventFilter withSubject(Optional<String> only) {
    return new EventFilter(tenantId, topics, deviceId, sessionId, category, only);
  }
}
