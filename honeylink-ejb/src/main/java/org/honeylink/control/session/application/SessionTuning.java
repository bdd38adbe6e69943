package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.session.domain.BandwidthPool.Wish;
import org.honeylink.control.session.domain.QosChange;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.StreamChange;
import org.honeylink.control.session.domain.SuspendCause;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;

/** The control plane's half of changing a living session, each in one transaction. */
@Stateless
public class SessionTuning {

  @Inject Devices devices;
  @Inject Policies policies;
  @Inject SessionRepository repository;
  @Inject AllocateBandwidth bandwidth;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** See {@link TuneSession#retune}. */
  public SessionSettings retune(Caller caller, UUID sessionId, QosChange change) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.DEVICE);
    // The device before the session, as everywhere: its other sessions share its bandwidth.
    devices.lock(caller, visible(caller, sessionId).deviceId());
    Session session = locked(caller, sessionId);
    PolicyDocument policy = policies.newestOf(session.deviceId()).document();
    change.requireFitting(session, policy);
    if (!caller.has(Role.ADMIN) && !caller.has(Role.SRE)) {
      change.requireWithinPolicy(session, policy);
    }
    Wish wish = new Wish(change.moreKbps(session), change.highestPriority(session), named(change));
    bandwidth.requireOfDevice(session.deviceId(), policy, wish);
    Map<String, Map<String, Object>> before = SessionEvents.tuning(session);
    List<StreamChange> news = session.retune(change);
    if (!news.isEmpty()) {
      bandwidth.takeOfTenant(session.tenantId(), wish);
      events.fire(SessionEvents.retuned(caller, session, before, news));
    }
    return SessionSettings.of(session);
  }

  private static String named(QosChange change) {
    return change.streams().stream()
        .filter(stream -> stream.bandwidthKbps().isPresent())
        .map(stream -> "bandwidth_kbps of stream '" + stream.name() + "'")
        .collect(Collectors.joining(", "));
  }

  /** See {@link TuneSession#suspend}. */
  public SessionSettings suspend(Caller caller, UUID sessionId) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.DEVICE);
    boolean operator = caller.has(Role.ADMIN) || caller.has(Role.SRE);
    SuspendCause cause = operator ? SuspendCause.OPERATOR : SuspendCause.BATTERY_LOW;
    return change(
        caller, sessionId, "suspended", session -> session.suspend(cause, clock.instant()));
  }

  /** See {@link TuneSession#resume}. */
  public SessionSettings resume(Caller caller, UUID sessionId) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    return change(caller, sessionId, "resumed", session -> session.resume(clock.instant()));
  }

  private SessionSettings change(
      Caller caller, UUID sessionId, String what, Consumer<Session> change) {
    Session session = locked(caller, sessionId);
    change.accept(session);
    events.fire(SessionEvents.changed(caller, session, what));
    return SessionSettings.of(session);
  }

  private Session visible(Caller caller, UUID sessionId) {
    return repository
        .find(sessionId)
        .filter(each -> caller.sees(each.tenantId(), each.deviceId().value()))
        .orElseThrow(() -> new NotFound("session", sessionId.toString()));
  }

  private Session locked(Caller caller, UUID sessionId) {
    return repository
        .lock(sessionId)
        .filter(each -> caller.sees(each.tenantId(), each.deviceId().value()))
        .orElseThrow(() -> new NotFound("session", sessionId.toString()));
  }
}
