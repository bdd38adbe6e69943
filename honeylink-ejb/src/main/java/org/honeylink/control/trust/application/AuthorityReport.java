package org.honeylink.control.trust.application;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.trust.domain.Authority;

/**
 * An authority as others see it.
 *
 * @param signing whether it is the one that signs devices now
 * @param deviceCertificates how many good certificates of devices it signed; for operators only
 */
public record AuthorityReport(
    Authority authority, boolean signing, Optional<Long> deviceCertificates) {

  public AuthorityReport {
    Objects.requireNonNull(authority);
    Objects.requireNonNull(deviceCertificates);
  }
}
