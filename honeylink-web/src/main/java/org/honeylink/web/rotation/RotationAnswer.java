package org.honeylink.web.rotation;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.rotation.application.RotationReport;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RotationProgress;
import org.jspecify.annotations.Nullable;

/** A rotation in the words of the API. */
public record RotationAnswer(
    UUID rotationId,
    String reason,
    String requestedBy,
    Instant requestedAt,
    String status,
    Instant expectedCompletion,
    @Nullable Instant completedAt,
    Progress progress) {

  static RotationAnswer of(RotationReport report) {
    KeyRotation rotation = report.rotation();
    return new RotationAnswer(
        rotation.id(),
        rotation.reason().text(),
        rotation.requestedBy().text(),
        rotation.requestedAt(),
        rotation.status().name(),
        rotation.expectedCompletion(),
        rotation.completedAt().orElse(null),
        Progress.of(report.progress()));
  }

  /** Devices that have come so far, or further. */
  public record Progress(
      int total,
      int prepared,
      int active,
      int acknowledged,
      int retired,
      int failed,
      int superseded,
      int percent) {

    private static Progress of(RotationProgress progress) {
      return new Progress(
          progress.total(),
          progress.prepared(),
          progress.active(),
          progress.acknowledged(),
          progress.retired(),
          progress.failed(),
          progress.superseded(),
          progress.percent());
    }
  }
}
