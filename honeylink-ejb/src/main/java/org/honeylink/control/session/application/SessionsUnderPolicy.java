package org.honeylink.control.session.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
import org.honeylink.control.policy.domain.SessionChange.StreamSettings;
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
  @Inject SessionRuntime dataPlane;
  @Inject Event<SessionsRetuned> retuned;

  @Override
  public boolean isHeard(DeviceId device) {
    return repository.open(device).stream()
        .anyMatch(session -> session.state() == SessionState.ACTIVE);
  }

  @Override
  public List<SessionChange> preview(DeviceId device, PolicyDocument after) {
    return changes(repository.open(device), after, (stream, settings) -> {});
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public List<SessionChange> retune(DeviceId device, PolicyDocument after) {
    List<Session> open = repository.lockOpen(device);
    List<SessionChange> changes = changes(open, after, SessionStream::retune);
    if (!open.isEmpty()) {
      retuned.fire(new SessionsRetuned(open.stream().map(Session::id).toList()));
    }
    return changes;
  }

  /** What is to become of a stream. */
  @FunctionalInterface
  private interface Tuning {
    void apply(SessionStream stream, StreamSettings after);
  }

  private static List<SessionChange> changes(
      List<Session> sessions, PolicyDocument policy, Tuning tuning) {
    PolicyTuning rule =
        PolicyTuning.of(
            policy,
            policy.poolKbps(BandwidthPool.DEFAULT_KBPS),
            sessions.stream().flatMap(session -> session.streams().stream()).toList());
    return sessions.stream().map(session -> change(session, rule, tuning)).toList();
  }

  private static SessionChange change(Session session, PolicyTuning rule, Tuning tuning) {
    return new SessionChange(
        session.id(),
        session.state().name(),
        session.streams().stream().map(stream -> change(stream, rule, tuning)).toList());
  }

  private static StreamChange change(SessionStream stream, PolicyTuning rule, Tuning tuning) {
    StreamSettings before = stream.settings();
    StreamSettings after = rule.settings(stream);
    tuning.apply(stream, after);
    return new StreamChange(stream.name(), before, after);
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
