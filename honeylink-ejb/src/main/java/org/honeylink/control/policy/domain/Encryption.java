package org.honeylink.control.policy.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.shared.domain.Faults;

/**
 * Ciphers that a device may use, best first.
 *
 * @param fallback one of the ciphers, for when the first cannot be used
 */
public record Encryption(List<Cipher> ciphers, Optional<Cipher> fallback) {

  public Encryption {
    Objects.requireNonNull(fallback);
    Faults faults = new Faults();
    if (ciphers.isEmpty()) {
      faults.add(".ciphers", "must name at least one cipher");
    } else if (EnumSet.copyOf(ciphers).size() < ciphers.size()) {
      faults.add(".ciphers", "must name no cipher twice");
    }
    List<Cipher> listed = List.copyOf(ciphers);
    fallback
        .filter(cipher -> !listed.contains(cipher))
        .ifPresent(cipher -> faults.add(".fallback", "must be one of the ciphers"));
    faults.refuseIfAny();
    ciphers = listed;
  }

  /** What the next session is sealed with. */
  public Cipher best() {
    return ciphers.getFirst();
  }
}
