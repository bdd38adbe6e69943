package org.honeylink.control.session.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.DeviceSessions;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.SessionChange;
import org.honeylink.control.policy.domain.SessionChange.StreamChange;
import org.honeylink.control.session.domain.BandwidthPool;
import org.honeylink.control.session.domain.PolicyTuning;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.transport.packet.ControlKind;

/** Open sessions follow the policy of their device, in place; thread-safe. */
@ApplicationScoped
public class SessionsUnderPolicy implements DeviceSessions {

  @Inject SessionRepository repository;
  @Inject TenantPools tenants;
  @Inject SessionRuntime dataPlane;
  @Inject Event<SessionsRetuned> retuned;

  @Override
  public boolean isHeard(DeviceId device) {
    return repository.open(device).stream()
        .anyMatch(session -> session.state() == SessionState.ACTIVE);
  }

  @Override
  public List<SessionChange> preview(DeviceId device, PolicyDocument after) {
    List<Session> open = repository.open(device);
    return changes(open, rule(open, after, room(open, after)));
  }

  /**
   * Bandwidth that a floor asks for is given as far as device and tenant have it; a race for the
   * tenant's last leaves it as it was.
   */
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public List<SessionChange> retune(DeviceId device, PolicyDocument after) {
    List<Session> open = repository.lockOpen(device);
    if (open.isEmpty()) {
      return List.of();
    }
    PolicyTuning rule = rule(open, after, room(open, after));
    String tenant = open.getFirst().tenantId();
    if (tenants.take(tenant, rule.moreKbps()).isPresent()) {
      rule = rule(open, after, 0);
      tenants.giveBack(tenant, -rule.moreKbps());
    }
    List<SessionChange> changes = changes(open, rule);
    for (Session session : open) {
      session.follow(rule);
    }
    retuned.fire(new SessionsRetuned(open.stream().map(SessionSettings::of).toList()));
    return changes;
  }

  /** Called by the container after the commit. */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsRetuned event) {
    event.sessions().forEach(dataPlane::apply);
  }

  /** What streams may get beyond what they have, of the device's pool and of the tenant's. */
  private long room(List<Session> open, PolicyDocument policy) {
    if (open.isEmpty()) {
      return 0;
    }
    long held = open.stream().mapToLong(Session::bandwidthKbps).sum();
    long ofDevice = policy.poolKbps(BandwidthPool.DEVICE_KBPS) - held;
    long ofTenant = tenants.read(open.getFirst().tenantId()).availableKbps();
    return Math.max(0, Math.min(ofDevice, ofTenant));
  }

  private static PolicyTuning rule(List<Session> open, PolicyDocument policy, long roomKbps) {
    return PolicyTuning.of(
        policy, roomKbps, open.stream().flatMap(session -> session.streams().stream()).toList());
  }

  private static List<SessionChange> changes(List<Session> sessions, PolicyTuning rule) {
    return sessions.stream()
        .map(
            session ->
                new SessionChange(
                    session.id(),
                    session.state().name(),
                    session.streams().stream().map(stream -> change(stream, rule)).toList()))
        .toList();
  }

  private static StreamChange change(SessionStream stream, PolicyTuning rule) {
    return new StreamChange(stream.name(), stream.settings(), rule.settings(stream));
  }

  @Override
  @Transactional
  public void tell(Map<DeviceId, PolicyVersion> waiting) {
    repository
        .openOf(waiting.keySet())
        .forEach(
            (session, device) ->
                Optional.ofNullable(waiting.get(device))
                    .ifPresent(version -> tell(session, version)));
  }

  private void tell(UUID session, PolicyVersion version) {
    dataPlane.tell(
        session, ControlKind.POLICY.number(), version.value().getBytes(StandardCharsets.UTF_8));
  }
}
