package org.honeylink.control.rotation.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.application.Rehearsal.Endangered;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;

/** Orders rotations and rehearses them. Devices begin to move after the commit. */
@Stateless
public class OrderRotation {

  @Inject RotationStore store;
  @Inject Devices devices;
  @Inject OrderedDevices ordered;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Orders the rotation of one device.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws WrongState when it has no master in use: it is not paired yet, or revoked
   * @throws Conflict when it is being rotated, and this is no emergency
   */
  @Measured(Operation.ROTATION_ORDER)
  public KeyRotation one(Caller caller, DeviceId id, RotationOrder order) {
    caller.require(Role.ADMIN);
    Device device = rotatable(caller, id);
    return begin(caller, order, Optional.of(List.of(device.deviceId())));
  }

  /**
   * Orders the rotation of many devices; without names, of all that are paired or suspended and in
   * no other rotation.
   *
   * @throws ValidationFailed with every device that is absent or has no master in use
   * @throws Conflict when one that was named is being rotated, and this is no emergency
   */
  @Measured(Operation.ROTATION_ORDER)
  public KeyRotation many(Caller caller, RotationOrder order) {
    caller.require(Role.ADMIN);
    order.devices().ifPresent(ids -> ordered.check(caller.tenantId(), ids));
    return begin(caller, order, order.devices().map(ids -> ids));
  }

  /** What {@link #one} would meet; refuses as it does, but for a rotation that runs. */
  @Measured(Operation.ROTATION_REHEARSE)
  public Rehearsal rehearseOne(Caller caller, DeviceId id) {
    caller.require(Role.ADMIN);
    return rehearse(caller, Optional.of(List.of(rotatable(caller, id).deviceId())));
  }

  /** What {@link #many} would meet; refuses as it does, but for a rotation that runs. */
  @Measured(Operation.ROTATION_REHEARSE)
  public Rehearsal rehearseMany(Caller caller, RotationOrder order) {
    caller.require(Role.ADMIN);
    order.devices().ifPresent(ids -> ordered.check(caller.tenantId(), ids));
    return rehearse(caller, order.devices().map(ids -> ids));
  }

  private Rehearsal rehearse(Caller caller, Optional<Collection<DeviceId>> ids) {
    var found = store.rehearsed(caller.tenantId(), ids);
    return new Rehearsal(
        found.size(),
        found.stream()
            .map(each -> new Endangered(each, each.risks(clock.instant())))
            .filter(each -> !each.risks().isEmpty())
            .toList());
  }

  private Device rotatable(Caller caller, DeviceId id) {
    Device device = devices.read(caller, id);
    if (device.status() == DeviceStatus.PENDING || device.status() == DeviceStatus.REVOKED) {
      throw WrongState.resource(
          "Device '"
              + id
              + "' is "
              + device.status()
              + "; only paired and suspended devices have"
              + " a master to rotate");
    }
    return device;
  }

  private KeyRotation begin(
      Caller caller, RotationOrder order, Optional<Collection<DeviceId>> ids) {
    KeyRotation rotation =
        KeyRotation.ordered(
            TimeOrderedId.next(clock),
            caller.tenantId(),
            order.reason(),
            order.requestedBy(),
            clock.instant());
    store.add(rotation);
    Map<UUID, Integer> superseded =
        order.reason().isEmergency() ? store.takeOver(rotation, ids) : Map.of();
    int enlisted =
        ids.map(named -> store.enlist(rotation, named)).orElseGet(() -> store.enlistAll(rotation));
    ids.filter(named -> named.size() > enlisted).ifPresent(this::refuseRunning);
    KeyRotation begun = rotation.of(enlisted, rotation.requestedAt());
    store.save(begun);
    superseded.forEach(
        (other, count) -> events.fire(RotationEvents.superseded(caller, other, count, begun)));
    events.fire(RotationEvents.requested(caller, begun, onlyOne(ids)));
    return begun;
  }

  private static Optional<String> onlyOne(Optional<Collection<DeviceId>> ids) {
    return ids.filter(named -> named.size() == 1).map(named -> named.iterator().next().value());
  }

  private void refuseRunning(Collection<DeviceId> named) {
    Map<DeviceId, UUID> running = store.running(named);
    throw running.size() == 1
        ? alreadyRunning(running.entrySet().iterator().next())
        : new Conflict(
            running.size()
                + " of these devices are being rotated already, as "
                + running.keySet().stream().sorted(OrderedDevices.BY_ID).limit(5).toList()
                + "; wait for them, or give the reason compromised, which takes over");
  }

  private static Conflict alreadyRunning(Map.Entry<DeviceId, UUID> running) {
    return new Conflict(
        "Device '"
            + running.getKey()
            + "' is being rotated already by rotation "
            + running.getValue()
            + "; wait for it, or give the reason compromised, which takes over",
        Map.of("rotation_id", running.getValue().toString()));
  }
}
