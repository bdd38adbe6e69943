package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceEdit;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceMove;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotAllowed;

/** What {@link DeviceLife} changes, each in one transaction that holds the device. */
@Stateless
public class DeviceMoves {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Devices devices;
  @Inject DeviceRepository repository;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;
  @Inject Event<DeviceLeaves> leaving;

  /** See {@link DeviceLife#edit}. */
  public Device edit(Caller caller, DeviceId id, DeviceEdit edit, Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.DEVICE);
    Device device = expected(devices.lock(caller, id), expected);
    if (edit.isForOperators() && !caller.has(Role.ADMIN) && !caller.has(Role.SRE)) {
      throw new NotAllowed("A device changes its firmware_version only; the rest is an operator's");
    }
    if (device.edit(edit)) {
      repository.write();
      events.fire(DeviceEvents.edited(caller, device));
    }
    return device;
  }

  /** See {@link DeviceLife#suspend} and {@link DeviceLife#reactivate}. */
  public Device move(Caller caller, DeviceId id, DeviceMove move, Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Device device = expected(devices.lock(caller, id), expected);
    device.move(move, clock.instant());
    repository.write();
    events.fire(DeviceEvents.moved(caller, device, move));
    return device;
  }

  /** See {@link DeviceLife#decommission}. */
  public void decommission(Caller caller, DeviceId id, Predicate<String> expected) {
    caller.require(Role.ADMIN);
    Device device = devices.lock(caller, id);
    if (device.status() == DeviceStatus.REVOKED) {
      return;
    }
    expected(device, expected).move(DeviceMove.DECOMMISSION, clock.instant());
    device.forgetToken(DeviceToken.random(RANDOM));
    repository.write();
    leaving.fire(new DeviceLeaves(caller, id));
    events.fire(DeviceEvents.moved(caller, device, DeviceMove.DECOMMISSION));
  }

  private static Device expected(Device device, Predicate<String> expected) {
    if (!expected.test(device.tag())) {
      throw new Conflict("The device changed meanwhile; read it again and decide anew");
    }
    return device;
  }
}
