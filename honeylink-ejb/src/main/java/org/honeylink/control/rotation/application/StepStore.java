package org.honeylink.control.rotation.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.Step;

/** Port to the store, as the steps of devices need it; takes part in the transaction at hand. */
public interface StepStore {

  /** Devices at one of these steps whose next step is due, the longest due first. */
  List<DeviceRotation> due(Collection<Step> steps, Instant now, int limit);

  /** Devices at {@link Step#ACTIVE} whose new generation has been acknowledged. */
  List<DeviceRotation> acknowledged(int limit);

  /**
   * Those that still stand as they did and that nobody else is at, their rows and those of their
   * devices held until the transaction ends, by device id. Never waits.
   */
  List<Claimed> claim(Collection<DeviceRotation> wanted);

  /** Writes them as they are now. */
  void save(Collection<DeviceRotation> rotations);

  /** The generation that each leads to is the one in use. */
  void useNewGeneration(Collection<DeviceRotation> rotations);

  /** Running rotations whose devices have all come to their ends, held; never waits. */
  List<Ended> ended();

  void save(KeyRotation rotation);

  /**
   * A device at hand.
   *
   * @param status of the device
   * @param generation in use
   */
  record Claimed(DeviceRotation rotation, DeviceStatus status, int generation) {}

  /**
   * A rotation without devices that are under way.
   *
   * @param complete whether all of them were retired
   */
  record Ended(KeyRotation rotation, boolean complete) {}
}
