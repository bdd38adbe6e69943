package org.honeylink.control.policy.domain;

import java.util.Objects;
import java.util.Optional;

/** Switches of a policy; an absent one leaves the device as it is. */
public record Features(Optional<Boolean> otaUpdate, Optional<Boolean> diagnostics) {

  public Features {
    Objects.requireNonNull(otaUpdate);
    Objects.requireNonNull(diagnostics);
  }
}
