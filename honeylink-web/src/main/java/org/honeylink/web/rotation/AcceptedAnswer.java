package org.honeylink.web.rotation;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.rotation.domain.KeyRotation;

/** A rotation that was ordered. */
public record AcceptedAnswer(
    UUID rotationId, String status, int total, Instant expectedCompletion) {

  static AcceptedAnswer of(KeyRotation rotation) {
    return new AcceptedAnswer(
        rotation.id(), rotation.status().name(), rotation.total(), rotation.expectedCompletion());
  }
}
