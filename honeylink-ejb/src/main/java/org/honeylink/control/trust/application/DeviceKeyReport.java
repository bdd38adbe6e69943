package org.honeylink.control.trust.application;

import java.util.List;
import java.util.Optional;
import org.honeylink.control.trust.domain.MasterGeneration;

/**
 * Generations of one device's master.
 *
 * @param generations newest first
 * @param sealed masters that the device has not acknowledged; for the device alone
 */
public record DeviceKeyReport(List<MasterGeneration> generations, List<SealedMaster> sealed) {

  public DeviceKeyReport {
    generations = List.copyOf(generations);
    sealed = List.copyOf(sealed);
  }

  /** The sealed master of a generation, when there is one to be told. */
  public Optional<SealedMaster> sealed(int generation) {
    return sealed.stream().filter(each -> each.generation() == generation).findFirst();
  }
}
