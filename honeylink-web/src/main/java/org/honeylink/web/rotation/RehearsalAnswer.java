package org.honeylink.web.rotation;

import java.time.Instant;
import java.util.List;
import org.honeylink.control.rotation.application.Rehearsal;
import org.honeylink.control.rotation.application.Rehearsal.Endangered;
import org.honeylink.control.rotation.domain.DeviceAtRisk.Risk;
import org.jspecify.annotations.Nullable;

/** What a rotation would meet. */
public record RehearsalAnswer(int total, List<CutOff> cutOff) {

  static RehearsalAnswer of(Rehearsal rehearsal) {
    return new RehearsalAnswer(
        rehearsal.total(), rehearsal.cutOff().stream().map(CutOff::of).toList());
  }

  /** A device that might not follow. */
  public record CutOff(
      String deviceId,
      List<String> reasons,
      @Nullable Instant lastSeenAt,
      @Nullable Instant certificateExpiresAt) {

    private static CutOff of(Endangered endangered) {
      return new CutOff(
          endangered.device().deviceId().value(),
          endangered.risks().stream().map(Risk::text).toList(),
          endangered.device().lastSeen().orElse(null),
          endangered.device().certificateExpires().orElse(null));
    }
  }
}
