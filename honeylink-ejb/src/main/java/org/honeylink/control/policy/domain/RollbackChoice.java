package org.honeylink.control.policy.domain;

import java.util.List;
import java.util.Optional;

/**
 * Which snapshot a device goes back to.
 *
 * @param newest the one that is in force
 * @param before the kept ones before it, newest first, at most {@link DevicePolicy#KEPT_SNAPSHOTS}
 */
public record RollbackChoice(DevicePolicy newest, List<DevicePolicy> before) {

  public RollbackChoice {
    before =
        before.stream().filter(DevicePolicy::isKept).limit(DevicePolicy.KEPT_SNAPSHOTS).toList();
  }

  /** The last one that the device acknowledged and has not failed since. */
  public Optional<DevicePolicy> lastGood() {
    return before.stream().filter(this::isGood).findFirst();
  }

  /** The good one of a version, the last when there are several. */
  public Optional<DevicePolicy> good(PolicyVersion version) {
    return before.stream()
        .filter(each -> each.version().equals(version))
        .filter(this::isGood)
        .findFirst();
  }

  /** Whether the snapshot that failed said what a new device gets: then nothing is left to try. */
  public boolean isAtItsEnd() {
    return newest.says(PolicyDocument.initial());
  }

  private boolean isGood(DevicePolicy snapshot) {
    return snapshot.appliedAt().isPresent()
        && !snapshot.says(newest.document())
        && before.stream()
            .filter(later -> later.serial() > snapshot.serial() && later.state().hasFailed())
            .noneMatch(later -> later.says(snapshot.document()));
  }
}
