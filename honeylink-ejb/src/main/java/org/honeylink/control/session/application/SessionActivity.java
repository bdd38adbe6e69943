package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.session.domain.SuspendCause;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.application.DeviceKeys;
import org.honeylink.control.trust.application.SessionKeys;

/**
 * What the data plane notices of sessions. Each call is one transaction; of an unknown or closed
 * session, and of what is known already, nothing comes. Thread-safe.
 */
@Stateless
public class SessionActivity {

  /** Within this time the node that hears a session says so; each looks once a second. */
  static final Duration ANSWER_TIME = Duration.ofSeconds(10);

  @Inject SessionRepository repository;
  @Inject SessionKeys keys;
  @Inject DeviceKeys deviceKeys;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  // The row of the generation before any event: an event takes the device's turn, which comes last.
  private void firstPacketProven(Session session) {
    keys.generationOf(session.id())
        .ifPresent(
            generation -> deviceKeys.proven(session.tenantId(), session.deviceId(), generation));
    change(session, each -> each.firstPacketProven(clock.instant()));
  }

  /**
   * A packet of a session has opened: with the first one the session is active, and the device has
   * the master that it is bound to; a suspended session is active again; its end moves away.
   *
   * @param at when it came
   * @return what became of it; empty when there is no such session
   */
  public Optional<Heard> heard(UUID sessionId, Instant at) {
    Optional<Session> known = repository.lock(sessionId);
    known.ifPresent(session -> heard(session, at));
    return known.map(
        session ->
            new Heard(
                session.state() == SessionState.ACTIVE || session.isHeld(),
                session.slidesFrom(),
                session.closeCause()));
  }

  private void heard(Session session, Instant at) {
    if (session.state() == SessionState.PAIRED) {
      firstPacketProven(session);
    }
    change(session, each -> each.heard(at));
  }

  /**
   * What became of a session that was heard.
   *
   * @param awake false while it sleeps to save its battery and only what was under way came
   * @param slidesFrom from when hearing it again would move its end, if ever
   * @param closed why, when it is closed
   */
  public record Heard(boolean awake, Optional<Instant> slidesFrom, Optional<CloseCause> closed) {}

  /**
   * Packets of these active sessions have opened just now: their ends move away, all of them at
   * once. Others stay as they are.
   *
   * @return those that are active, with when hearing them again would move their ends, if ever
   */
  public Map<UUID, Optional<Instant>> slide(Collection<UUID> sessionIds) {
    return repository.slide(sessionIds, clock.instant()).stream()
        .collect(Collectors.toMap(Session::id, Session::slidesFrom));
  }

  /** Of these sessions those that are not closed, with why they are suspended, if they are. */
  public Map<UUID, Optional<SuspendCause>> openAmong(Collection<UUID> sessionIds) {
    return repository.openAmong(sessionIds);
  }

  /** Who carries these never heard them: another node that does is to say so. */
  public void doubt(Collection<UUID> sessionIds) {
    repository.doubt(sessionIds, clock.instant());
  }

  /** Some of the sessions that a node doubts. */
  public List<UUID> doubted(int limit) {
    return repository.doubted(clock.instant().plus(ANSWER_TIME), limit);
  }

  /** These are heard, whatever another node thinks. */
  public void believe(Collection<UUID> sessionIds) {
    repository.believe(sessionIds);
  }

  /** Some sessions that a node doubted, and nobody has said that he hears them. */
  public List<UUID> forsaken(int limit) {
    return repository.doubted(clock.instant().minus(ANSWER_TIME), limit);
  }

  /** Suspends a session that a node doubts, unless somebody has heard it meanwhile. */
  public void forsake(UUID sessionId) {
    Instant now = clock.instant();
    change(sessionId, session -> session.fellSilentIfDoubted(now.minus(ANSWER_TIME), now));
  }

  /** Nothing heard for three seconds: the session is suspended. */
  public void silent(UUID sessionId) {
    change(sessionId, session -> session.fellSilent(clock.instant()));
  }

  /** The device of a session says that it follows its settings up to this version. */
  public void settingsFollowed(UUID sessionId, int version) {
    repository.lock(sessionId).ifPresent(session -> session.followed(version));
  }

  /** A sender changed the redundancy of a stream. */
  public void fecChanged(FecAdaptation change) {
    repository
        .find(change.sessionId())
        .filter(session -> session.state() != SessionState.CLOSED)
        .ifPresent(session -> events.fire(SessionEvents.fecChanged(session, change)));
  }

  /** What carries a session, or how well, has changed. */
  public void linkChanged(LinkChange change) {
    repository
        .find(change.sessionId())
        .filter(session -> session.state().isOpen())
        .ifPresent(session -> events.fire(SessionEvents.linkChanged(session, change)));
  }

  private void change(UUID sessionId, Consumer<Session> change) {
    repository.lock(sessionId).ifPresent(session -> change(session, change));
  }

  private void change(Session session, Consumer<Session> change) {
    SessionState before = session.state();
    change.accept(session);
    if (session.state() != before) {
      events.fire(
          SessionEvents.changed(
              SessionEvents.system(session), session, word(before, session.state())));
    }
  }

  private static String word(SessionState before, SessionState after) {
    return switch (after) {
      case ACTIVE -> before == SessionState.SUSPENDED ? "resumed" : "active";
      case SUSPENDED -> "suspended";
      case PENDING, PAIRED, CLOSED ->
          throw new IllegalStateException("activity does not lead to " + after);
    };
  }
}
