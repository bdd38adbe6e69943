package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.domain.MasterGeneration;

/** Generations of a device's master: which there are, and which of them the device has. */
@Stateless
public class DeviceKeys {

  @Inject GenerationStore store;
  @Inject Devices devices;
  @Inject DeviceMasters masters;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Begins the generations of a new device. */
  public void begin(Device device) {
    store.add(
        List.of(
            MasterGeneration.first(device.deviceId(), device.masterGeneration(), clock.instant())));
  }

  /** The device, whose row the caller holds, has its active master from its pairing. */
  public void delivered(Device device) {
    active(device).ifPresent(each -> store.acknowledge(each.acknowledge(clock.instant())));
  }

  /**
   * The generations of a device, newest first.
   *
   * @throws NotFound when the device is absent or not visible
   */
  public DeviceKeyReport read(Caller caller, DeviceId id) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE);
    Device device = devices.read(caller, id);
    List<MasterGeneration> generations = store.of(List.of(id)).reversed();
    List<SealedMaster> sealed =
        caller.has(Role.DEVICE)
            ? generations.stream()
                .filter(MasterGeneration::isToBeDelivered)
                .map(each -> sealed(device, each))
                .toList()
            : List.of();
    return new DeviceKeyReport(generations, sealed);
  }

  /** The active master, sealed, while the device, whose row the caller holds, may lack it. */
  public Optional<SealedMaster> undelivered(Device device) {
    return active(device)
        .filter(MasterGeneration::isToBeDelivered)
        .map(each -> sealed(device, each));
  }

  /**
   * The device says that it has the master of a generation. Saying it again changes nothing.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws ValidationFailed when it has no such generation
   */
  @Measured(Operation.KEY_ACKNOWLEDGE)
  public MasterGeneration acknowledge(Caller caller, DeviceId id, int generation) {
    caller.requireAny(Role.ADMIN, Role.DEVICE);
    devices.lock(caller, id);
    MasterGeneration found =
        store.of(List.of(id)).stream()
            .filter(each -> each.generation() == generation)
            .findFirst()
            .orElseThrow(
                () ->
                    new ValidationFailed(
                        "generation",
                        "must be one of this device's generations, which GET /devices/"
                            + id
                            + "/keys names, not "
                            + generation));
    MasterGeneration acknowledged = found.acknowledge(clock.instant());
    keep(caller, acknowledged);
    return acknowledged;
  }

  /**
   * A packet or a confirmation that needs this master has opened: the device has it, whether it
   * said so or not. What is known already, and a generation out of use, change nothing.
   *
   * @param tenantId of the device
   */
  public void proven(String tenantId, DeviceId id, int generation) {
    Caller system = Caller.systemOf(tenantId);
    store.of(List.of(id)).stream()
        .filter(each -> each.generation() == generation && each.isToBeDelivered())
        .forEach(each -> keep(system, each.acknowledge(clock.instant())));
  }

  private SealedMaster sealed(Device device, MasterGeneration each) {
    return new SealedMaster(each.generation(), masters.sealedFor(device, each.generation()));
  }

  private Optional<MasterGeneration> active(Device device) {
    return store.of(List.of(device.deviceId())).stream()
        .filter(each -> each.state() == MasterGeneration.State.ACTIVE)
        .findFirst();
  }

  private void keep(Caller caller, MasterGeneration acknowledged) {
    if (store.acknowledge(acknowledged)) {
      events.fire(acknowledgement(caller, acknowledged));
    }
  }

  private static ControlEvent acknowledgement(Caller caller, MasterGeneration acknowledged) {
    String id = acknowledged.deviceId().value();
    Map<String, Object> data = Map.of("device_id", id, "generation", acknowledged.generation());
    return new ControlEvent(
        caller,
        Category.KEY_ROTATION,
        "key.rotation-acknowledged",
        id,
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                Topic.KEY,
                "org.honeylink.key.rotation-acknowledged",
                Optional.of(id),
                Optional.empty(),
                data)));
  }
}
