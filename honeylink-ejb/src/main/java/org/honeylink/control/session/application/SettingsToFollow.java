package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.CloseCause;

/**
 * What the data plane of each node looks for: changes of sessions that another node was told of.
 */
@Stateless
public class SettingsToFollow {

  /** Longer than a commit and the difference of two nodes' clocks. */
  private static final Duration LATE = Duration.ofSeconds(10);

  @Inject SessionRepository repository;

  /**
   * Some open sessions whose devices do not follow their settings yet, with the version to follow,
   * in the order of their ids.
   *
   * @param after the id to begin behind
   */
  public Map<UUID, Integer> versions(UUID after, int limit) {
    return repository.unfollowed(after, limit);
  }

  /** The settings of a session; empty when it is closed. */
  public Optional<SessionSettings> of(UUID sessionId) {
    return repository
        .find(sessionId)
        .filter(session -> session.state().isOpen())
        .map(SessionSettings::of);
  }

  /**
   * Sessions that were closed since somebody looked last, by whichever node, and some that he
   * knows.
   */
  public Map<UUID, CloseCause> closedSince(Instant lastLook) {
    return repository.closedSince(lastLook.minus(LATE));
  }
}
