package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Devices for those who may see them: people see those of their tenant, a device sees itself. What
 * a caller may not see does not exist for him.
 */
@Stateless
public class Devices {

  @Inject DeviceRepository repository;
  @Inject VerifyAttestation verifyAttestation;
  @Inject OperationMetrics metrics;
  @Inject InstantSource clock;

  /**
   * Registers a device; the caller of this class announces it, together with what else belongs to
   * an enrolment.
   *
   * @param token made for it; its digest is kept
   * @throws Conflict when the id is taken
   * @throws ValidationFailed when its attestation does not verify, or is needed and missing
   */
  public Device register(Caller caller, Registration said, DeviceToken token) {
    caller.require(Role.ADMIN);
    Device device =
        Device.register(TimeOrderedId.next(clock), caller.tenantId(), said, token, clock.instant());
    metrics
        .measure(Operation.ATTESTATION_VERIFY, () -> verifyAttestation.verify(caller, said))
        .ifPresent(device::attested);
    repository.add(device);
    return device;
  }

  /**
   * Registers devices without attestation, all or none.
   *
   * @param tokens one for each
   * @throws Conflict when an id is taken
   */
  public List<Device> registerTogether(
      Caller caller, List<Registration> said, List<DeviceToken> tokens) {
    caller.require(Role.ADMIN);
    Instant now = clock.instant();
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      devices.add(
          Device.register(
              TimeOrderedId.next(clock), caller.tenantId(), said.get(i), tokens.get(i), now));
    }
    repository.addAll(devices);
    return List.copyOf(devices);
  }

  /** Whether a registration may come without attestation. */
  public boolean attestationIsOptional() {
    return !verifyAttestation.isRequired();
  }

  /** Those of the ids that are taken, by devices of any tenant. */
  public Set<DeviceId> taken(Collection<DeviceId> ids) {
    return repository.taken(ids);
  }

  /**
   * One device.
   *
   * @throws NotFound when it is absent or not visible
   */
  public Device read(Caller caller, DeviceId id) {
    return visible(caller, id, repository.find(id));
  }

  /**
   * One device, held until the transaction ends: what happens to it meanwhile comes after.
   *
   * @throws NotFound when it is absent or not visible
   */
  public Device lock(Caller caller, DeviceId id) {
    return visible(caller, id, repository.lock(id));
  }

  /** Devices that were suspended or taken out of service within that time and still are. */
  public List<DeviceId> shutOut(Duration within) {
    return repository.shutOut(clock.instant().minus(within));
  }

  /**
   * Devices of the caller's tenant, in order.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<Device> list(
      Caller caller, DeviceFilter filter, DeviceOrder order, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    List<Device> found =
        repository.list(caller.tenantId(), filter, order, cursor.map(order::place), limit + 1);
    return Page.cut(found, limit, order::cursorOf);
  }

  private static Device visible(Caller caller, DeviceId id, Optional<Device> found) {
    return found
        .filter(device -> caller.sees(device.tenantId(), device.deviceId().value()))
        .orElseThrow(() -> new NotFound("device", id.value()));
  }
}
