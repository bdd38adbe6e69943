package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.CloseCause;

/**
 * What the data plane of each node looks for: changes of sessions that another node was told of.
 */
@Stateless
public class SettingsToFollow {

  /** Longer than two looks, a commit and the difference of two nodes' clocks. */
  private static final Duration CLOSED_LATELY = Duration.ofSeconds(10);

  @Inject SessionRepository repository;
  @Inject InstantSource clock;

  /** Open sessions whose devices do not follow their settings yet, with the version to follow. */
  public Map<UUID, Integer> versions() {
    return repository.unfollowed();
  }

  /** The settings of a session; empty when it is closed. */
  public Optional<SessionSettings> of(UUID sessionId) {
    return repository
        .find(sessionId)
        .filter(session -> session.state().isOpen())
        .map(SessionSettings::of);
  }

  /** Sessions that were closed lately, by whichever node. */
  public Map<UUID, CloseCause> closedLately() {
    return repository.closedSince(clock.instant().minus(CLOSED_LATELY));
  }
}
