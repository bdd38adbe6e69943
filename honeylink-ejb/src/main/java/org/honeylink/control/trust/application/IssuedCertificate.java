package org.honeylink.control.trust.application;

import java.util.List;
import java.util.Objects;
import org.honeylink.control.trust.domain.DeviceCertificate;

/**
 * A certificate that a device is given.
 *
 * @param chain certificates of its issuers in PEM: issuing, then root
 */
public record IssuedCertificate(DeviceCertificate certificate, List<String> chain) {

  public IssuedCertificate {
    Objects.requireNonNull(certificate);
    chain = List.copyOf(chain);
  }
}
