package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.control.session.domain.Session;

/** Sessions that were open when the server stopped, for the data plane to carry on with. */
@Stateless
public class SessionsToRestore {

  @Inject SessionRepository repository;
  @Inject InstantSource clock;

  /**
   * Open sessions whose time is not up, each with fresh keys: the key epoch of every stream is one
   * higher from this call on, because packet numbers of the old one are lost and none may be used
   * twice under one key. Call it once at each start.
   */
  public List<OpenSession> restore() {
    return repository.lockOpen().stream()
        .filter(session -> session.due(clock.instant()).isEmpty())
        .map(SessionsToRestore::withFreshKeys)
        .toList();
  }

  private static OpenSession withFreshKeys(Session session) {
    session.advanceKeyEpochs();
    return OpenSession.of(session);
  }
}
