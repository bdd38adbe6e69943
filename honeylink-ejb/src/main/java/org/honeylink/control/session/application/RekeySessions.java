package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.application.DeviceKeys;
import org.honeylink.control.trust.application.RekeyState;
import org.honeylink.control.trust.application.SessionRekeying;

/**
 * Changes the keys of living sessions in place. What is begun here is kept before anybody acts on
 * it; the node that carries the session then finds it, tells the device again and again, and
 * confirms when a packet has opened under the new keys. So a call may come from any node, and from
 * within a transaction that has just changed the device's master.
 */
@Stateless
public class RekeySessions {

  @Inject SessionRepository repository;
  @Inject DeviceRepository devices;
  @Inject SessionRekeying rekeying;
  @Inject DeviceKeys deviceKeys;
  @Inject EndSession end;
  @Inject Event<ControlEvent> events;

  /**
   * Begins to change the keys of all open sessions of a device that belong to an older generation
   * than its master in use. A change that waits for the device already is not begun again; when it
   * leads to an older master, another one follows it by itself. So calling again does no harm.
   *
   * @return how many sessions change their keys now; 0 of an unknown device
   */
  @Measured(Operation.SESSION_REKEY)
  public int rekey(DeviceId deviceId) {
    Optional<Device> device = devices.find(deviceId);
    return device.map(this::rekeyAll).orElse(0);
  }

  private int rekeyAll(Device device) {
    Set<UUID> behind = Set.copyOf(rekeying.behind(device.deviceId(), device.masterGeneration()));
    List<Session> changing =
        repository.lockOpen(device.deviceId()).stream()
            .filter(session -> behind.contains(session.id()))
            .toList();
    List<RekeyState> states = rekeying.prepare(changing.stream().map(Session::id).toList(), device);
    // Last: who keeps an event takes a lock that other devices wait for, and keys take time.
    for (int i = 0; i < states.size(); i++) {
      tell(SessionEvents.system(changing.get(i)), changing.get(i), states.get(i));
    }
    return changing.size();
  }

  /**
   * Begins to change the keys of one session on somebody's wish.
   *
   * @return the change; the one that waits already, if one does
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when it is closed
   */
  public RekeyState rekey(Caller caller, UUID sessionId) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Session session =
        repository
            .lock(sessionId)
            .filter(each -> caller.sees(each.tenantId(), each.deviceId().value()))
            .orElseThrow(() -> new NotFound("session", sessionId.toString()));
    if (!session.state().isOpen()) {
      throw WrongState.transition(
          "The session is CLOSED and has no keys to change; open a new one");
    }
    RekeyState state = rekeying.prepare(session.id(), deviceOf(session));
    tell(caller, session, state);
    return state;
  }

  private void tell(Caller caller, Session session, RekeyState state) {
    if (state.fresh()) {
      events.fire(SessionEvents.rekeyStarted(caller, session, state));
    }
  }

  /** How many open sessions of a device still use an older generation than its master in use. */
  public int waiting(DeviceId deviceId) {
    return devices
        .find(deviceId)
        .map(device -> rekeying.behind(deviceId, device.masterGeneration()).size())
        .orElse(0);
  }

  /**
   * Closes the sessions of a device that still use an older generation of its master; each in a
   * transaction of its own.
   *
   * @return how many it closed
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public int closeBehind(DeviceId deviceId, int generation) {
    List<UUID> behind = rekeying.behind(deviceId, generation);
    behind.forEach(id -> end.end(id, CloseCause.KEYS_RETIRED));
    return behind.size();
  }

  /** All sessions that change their keys, with the number of the change; for the data plane. */
  public Map<UUID, Integer> changing() {
    return rekeying.waiting();
  }

  /**
   * A packet of the device has opened under the new keys. Of a session that is closed, and of what
   * is known already, nothing comes.
   */
  public void proven(UUID sessionId, int number) {
    repository
        .lock(sessionId)
        .filter(session -> session.state().isOpen())
        .ifPresent(session -> confirm(session, number));
  }

  private void confirm(Session session, int number) {
    Optional<RekeyState> confirmed = rekeying.confirm(session.id(), number);
    confirmed.ifPresent(
        state -> {
          Optional<RekeyState> next = goOn(session, state.generation());
          // Keys and the row of the generation before any event: an event takes the device's turn.
          deviceKeys.proven(session.tenantId(), session.deviceId(), state.generation());
          events.fire(SessionEvents.rekeyConfirmed(session, state));
          next.ifPresent(started -> tell(SessionEvents.system(session), session, started));
        });
  }

  /** The master may have changed once more while the device was away. */
  private Optional<RekeyState> goOn(Session session, int generation) {
    Device device = deviceOf(session);
    return device.masterGeneration() > generation
        ? Optional.of(rekeying.prepare(session.id(), device))
        : Optional.empty();
  }

  private Device deviceOf(Session session) {
    return devices
        .find(session.deviceId())
        .orElseThrow(() -> new NotFound("device", session.deviceId().value()));
  }
}
