package org.honeylink.control.trust.application;

import java.util.Collection;
import java.util.List;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.domain.MasterGeneration;

/**
 * Port to the store of generations of device masters; takes part in the transaction at hand. Rows
 * are changed by whoever holds the row of the device, or adds nothing but an acknowledgement.
 */
public interface GenerationStore {

  /** Adds them. */
  void add(Collection<MasterGeneration> generations);

  /** All generations of these devices, by device and number. */
  List<MasterGeneration> of(Collection<DeviceId> devices);

  /** Writes them as they are now, except that an acknowledgement that is there stays. */
  void change(Collection<MasterGeneration> generations);

  /**
   * Notes that the device has this one, when that is news and it is not out of use.
   *
   * @return true when it was news
   */
  boolean acknowledge(MasterGeneration acknowledged);
}
