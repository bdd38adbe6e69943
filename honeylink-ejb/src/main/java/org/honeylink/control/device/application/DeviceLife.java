package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.function.Predicate;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceEdit;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceMove;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;

/**
 * What becomes of a device after its registration, short of pairing: edited, kept out, let in,
 * taken out of service. First in the database, from where every node refuses the device; then,
 * after the commit, what this node does for it. Each call takes a test of the entity tag that the
 * caller expects, and throws NotFound when the device is absent or not visible, and Conflict when
 * the tag is another one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeviceLife {

  @Inject DeviceMoves moves;
  @Inject Event<DeviceShutOut> shutOut;

  /** Changes what the edit names; the device itself may say its firmware version only. */
  public Device edit(Caller caller, DeviceId id, DeviceEdit edit, Predicate<String> expected) {
    return moves.edit(caller, id, edit, expected);
  }

  /** Keeps a paired device out: its calls are refused, its sessions are closed. */
  public Device suspend(Caller caller, DeviceId id, Predicate<String> expected) {
    Device device = moves.move(caller, id, DeviceMove.SUSPEND, expected);
    shutOut.fire(new DeviceShutOut(id));
    return device;
  }

  /** Lets a suspended device in again. */
  public Device reactivate(Caller caller, DeviceId id, Predicate<String> expected) {
    return moves.move(caller, id, DeviceMove.REACTIVATE, expected);
  }

  /**
   * Takes a device out of service for good: certificates revoked, token and keys worthless,
   * sessions closed. Doing it again changes nothing.
   */
  @Measured(Operation.DEVICE_DECOMMISSION)
  public void decommission(Caller caller, DeviceId id, Predicate<String> expected) {
    moves.decommission(caller, id, expected);
    shutOut.fire(new DeviceShutOut(id));
  }
}
