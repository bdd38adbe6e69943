package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.application.DeviceKeys;
import org.honeylink.control.trust.application.SessionKeys;

/**
 * What the data plane notices of sessions. Each call is one transaction; of an unknown or closed
 * session, and of what is known already, nothing comes. Thread-safe.
 */
@Stateless
public class SessionActivity {

  @Inject SessionRepository repository;
  @Inject SessionKeys keys;
  @Inject DeviceKeys deviceKeys;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * A packet of the device has opened for the first time: the session is active, and the device has
   * the master that the session is bound to.
   */
  public void firstPacketProven(UUID sessionId) {
    repository.lock(sessionId).ifPresent(this::firstPacketProven);
  }

  // The row of the generation before any event: an event takes the device's turn, which comes last.
  private void firstPacketProven(Session session) {
    keys.generationOf(session.id())
        .ifPresent(
            generation -> deviceKeys.proven(session.tenantId(), session.deviceId(), generation));
    change(session, each -> each.firstPacketProven(clock.instant()));
  }

  /**
   * Packets of these sessions have opened since the last call: suspended ones are active again, and
   * their ends move away. Once in some seconds is enough.
   */
  public void heard(Collection<UUID> sessionIds) {
    // In one order everywhere, so that two batches cannot wait for each other.
    sessionIds.stream()
        .sorted()
        .forEach(id -> change(id, session -> session.heard(clock.instant())));
  }

  /** Nothing heard for three seconds: the session is suspended. */
  public void silent(UUID sessionId) {
    change(sessionId, session -> session.fellSilent(clock.instant()));
  }

  /** A sender changed the redundancy of a stream. */
  public void fecChanged(FecAdaptation change) {
    repository
        .find(change.sessionId())
        .filter(session -> session.state() != SessionState.CLOSED)
        .ifPresent(session -> events.fire(SessionEvents.fecChanged(session, change)));
  }

  private void change(UUID sessionId, Consumer<Session> change) {
    repository.lock(sessionId).ifPresent(session -> change(session, change));
  }

  private void change(Session session, Consumer<Session> change) {
    SessionState before = session.state();
    change.accept(session);
    if (session.state() != before) {
      events.fire(SessionEvents.noticed(session, word(before, session.state())));
    }
  }

  private static String word(SessionState before, SessionState after) {
    return switch (after) {
      case ACTIVE -> before == SessionState.SUSPENDED ? "resumed" : "activated";
      case SUSPENDED -> "suspended";
      case PENDING, PAIRED, CLOSED ->
          throw new IllegalStateException("activity does not lead to " + after);
    };
  }
}
