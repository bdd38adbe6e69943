package org.honeylink.control.rotation.application;

import java.util.List;
import org.honeylink.control.rotation.domain.DeviceAtRisk;
import org.honeylink.control.rotation.domain.DeviceAtRisk.Risk;

/**
 * What a rotation would meet.
 *
 * @param total devices that would be rotated
 * @param cutOff those of them that might not follow
 */
public record Rehearsal(int total, List<Endangered> cutOff) {

  public Rehearsal {
    cutOff = List.copyOf(cutOff);
  }

  /** One that might not follow. */
  public record Endangered(DeviceAtRisk device, List<Risk> risks) {

    public Endangered {
      risks = List.copyOf(risks);
    }
  }
}
