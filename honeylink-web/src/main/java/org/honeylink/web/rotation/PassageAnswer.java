package org.honeylink.web.rotation;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.rotation.application.DevicePassage;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.jspecify.annotations.Nullable;

/** How one device went, or goes, through one rotation. */
public record PassageAnswer(
    UUID rotationId,
    String reason,
    String requestedBy,
    Instant requestedAt,
    String step,
    @Nullable Integer fromGeneration,
    @Nullable Integer toGeneration,
    @Nullable String failure,
    @Nullable Instant preparedAt,
    @Nullable Instant activatedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant finishedAt) {

  static PassageAnswer of(DevicePassage passage) {
    KeyRotation rotation = passage.rotation();
    DeviceRotation device = passage.device();
    return new PassageAnswer(
        rotation.id(),
        rotation.reason().text(),
        rotation.requestedBy().text(),
        rotation.requestedAt(),
        device.step().name(),
        device.fromGeneration().orElse(null),
        device.toGeneration().orElse(null),
        device.failure().orElse(null),
        device.preparedAt().orElse(null),
        device.activatedAt().orElse(null),
        passage.acknowledgedAt().orElse(null),
        device.finishedAt().orElse(null));
  }
}
