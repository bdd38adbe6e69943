package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

  /**
   * Devices of the caller's tenant, by id.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<Device> list(Caller caller, DeviceFilter filter, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    List<Device> found =
        repository.list(caller.tenantId(), filter, cursor.map(Cursor::position), limit + 1);
    return Page.cut(found, limit, device -> new Cursor(device.deviceId().value()));
  }

  private static Device visible(Caller caller, DeviceId id, Optional<Device> found) {
    return found
        .filter(device -> caller.sees(device.tenantId(), device.deviceId().value()))
        .orElseThrow(() -> new NotFound("device", id.value()));
  }
}
