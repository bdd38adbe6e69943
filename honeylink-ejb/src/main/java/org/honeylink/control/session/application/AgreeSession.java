package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.session.domain.BandwidthPool.Wish;
import org.honeylink.control.session.domain.ConnectionId;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionRequest;
import org.honeylink.control.session.domain.StreamRequest;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.trust.application.AgreedSecret;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.control.trust.application.DeviceKeys;
import org.honeylink.control.trust.application.DeviceShare;
import org.honeylink.control.trust.application.SessionKeys;

/**
 * The control plane's half of opening a session, in one transaction that holds the device: sessions
 * of one device come one after another, so that its bandwidth is right however many race.
 */
@Stateless
public class AgreeSession {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Devices devices;
  @Inject Policies policies;
  @Inject SessionRepository repository;
  @Inject AllocateBandwidth bandwidth;
  @Inject SessionKeys keys;
  @Inject DeviceCertificates certificates;
  @Inject DeviceKeys deviceKeys;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** See {@link BeginSession#begin}. */
  public OpenedSession agree(Caller caller, SessionRequest request) {
    caller.requireAny(Role.ADMIN, Role.DEVICE);
    Device device = devices.lock(caller, request.deviceId());
    device.requirePaired();
    certificates.requireTrusted(device.deviceId());
    request.requireKeysFor(device.capabilities());
    PolicyDocument policy = policies.newestOf(device.deviceId()).document();
    refuseAboveCeiling(request.streams(), policy);
    Wish wish = wish(request, policy);
    bandwidth.requireOfDevice(device.deviceId(), policy, wish);
    Session session = add(device, request, policy);
    OpenedSession opened =
        opened(session, device, shareOf(device, request), !policy.derivesKeysOnly());
    try {
      // Last: others wait for the tenant's pool and for the turn of the event, and keys take time.
      bandwidth.takeOfTenant(device.tenantId(), wish);
      events.fire(SessionEvents.established(caller, session));
      return opened;
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private OpenedSession opened(
      Session session, Device device, DeviceShare theirs, boolean showsKeys) {
    try (AgreedSecret agreed = keys.agree(session.id(), device, theirs)) {
      return new OpenedSession(
          session,
          agreed.share(),
          agreed.schedule(),
          device.masterGeneration(),
          deviceKeys.undelivered(device),
          showsKeys);
    }
  }

  private static DeviceShare shareOf(Device device, SessionRequest request) {
    return new DeviceShare(
        request.deviceEphemeralKey().orElseGet(device::publicKey), request.deviceKemKey());
  }

  private Session add(Device device, SessionRequest request, PolicyDocument policy) {
    UUID id = TimeOrderedId.next(clock);
    Session session =
        Session.open(
            id,
            device.tenantId(),
            request,
            policy,
            () -> TimeOrderedId.next(clock),
            () -> ConnectionId.random(RANDOM),
            clock.instant());
    repository.add(session);
    return session;
  }

  private static Wish wish(SessionRequest request, PolicyDocument policy) {
    return new Wish(
        request.streams().stream().mapToLong(StreamRequest::bandwidthKbps).sum(),
        request.streams().stream()
            .mapToInt(stream -> policy.schedulerPriority(stream.streamClass()))
            .max()
            .orElse(0),
        request.streams().stream()
            .map(stream -> "qos.bandwidth_kbps of stream " + Faults.quoted(stream.name()))
            .collect(Collectors.joining(", ")));
  }

  private static void refuseAboveCeiling(List<StreamRequest> streams, PolicyDocument policy) {
    Faults faults = new Faults();
    for (int i = 0; i < streams.size(); i++) {
      StreamRequest stream = streams.get(i);
      String path = "streams[" + i + "].qos.bandwidth_kbps";
      policy
          .ceilingKbps(stream.streamClass())
          .filter(ceiling -> stream.bandwidthKbps() > ceiling)
          .ifPresent(
              ceiling ->
                  faults.add(
                      path,
                      "must be at most "
                          + ceiling
                          + ", the ceiling that the device's policy sets for "
                          + stream.streamClass().text()
                          + " streams"));
    }
    faults.refuseIfAny();
  }
}
