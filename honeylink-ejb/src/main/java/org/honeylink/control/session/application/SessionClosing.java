package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.honeylink.control.session.application.SessionRepository.Due;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.trust.application.SessionKeys;

/** The control plane's half of closing a session, each in one transaction that holds its row. */
@Stateless
public class SessionClosing {

  @Inject SessionRepository repository;
  @Inject SessionKeys keys;
  @Inject AllocateBandwidth bandwidth;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** See {@link EndSession#close}. */
  public void close(Caller caller, UUID sessionId) {
    caller.requireAny(Role.ADMIN, Role.DEVICE);
    Session session =
        repository
            .lock(sessionId)
            .filter(each -> caller.sees(each.tenantId(), each.deviceId().value()))
            .orElseThrow(() -> new NotFound("session", sessionId.toString()));
    close(caller, session, CloseCause.DISCONNECTED);
  }

  /**
   * See {@link EndSession#end}.
   *
   * @return true when it was open until now
   */
  public boolean end(UUID sessionId, CloseCause cause) {
    Optional<Session> open = repository.lock(sessionId).filter(session -> session.state().isOpen());
    open.ifPresent(session -> close(SessionEvents.system(session), session, cause));
    return open.isPresent();
  }

  /** Some open sessions that are due, the longest due first, behind one. */
  public List<Due> due(Due after, int limit) {
    return repository.due(clock.instant(), after, limit);
  }

  /**
   * Closes those of the sessions whose time is up and that nobody else works on.
   *
   * @return which, and why
   */
  public Map<UUID, CloseCause> endDue(Collection<UUID> sessionIds) {
    List<Session> due =
        repository.lockFree(sessionIds).stream()
            .filter(session -> session.due(clock.instant()).isPresent())
            // As two nodes take the turns of devices and the pools of tenants in one order.
            .sorted(Comparator.comparing(s -> s.tenantId() + "/" + s.deviceId().value()))
            .toList();
    Map<UUID, CloseCause> causes = new LinkedHashMap<>();
    Map<String, Long> kbps = new TreeMap<>();
    List<ControlEvent> closed = new ArrayList<>();
    for (Session session : due) {
      CloseCause why = session.due(clock.instant()).orElseThrow();
      session.close(why, clock.instant());
      keys.destroy(session.id());
      causes.put(session.id(), why);
      kbps.merge(session.tenantId(), session.bandwidthKbps(), Long::sum);
      closed.add(SessionEvents.closed(SessionEvents.system(session), session, why));
    }
    kbps.forEach(bandwidth::giveBack);
    closed.forEach(events::fire);
    return causes;
  }

  /**
   * See {@link EndSession#endIfDue}.
   *
   * @return why it was closed, if it was
   */
  public Optional<CloseCause> endIfDue(UUID sessionId) {
    Optional<Session> session = repository.lock(sessionId);
    Optional<CloseCause> cause = session.flatMap(each -> each.due(clock.instant()));
    cause.ifPresent(why -> session.ifPresent(each -> close(SessionEvents.system(each), each, why)));
    return cause;
  }

  private void close(Caller caller, Session session, CloseCause cause) {
    session.close(cause, clock.instant());
    keys.destroy(session.id());
    bandwidth.giveBack(session.tenantId(), session.bandwidthKbps());
    events.fire(SessionEvents.closed(caller, session, cause));
  }
}
