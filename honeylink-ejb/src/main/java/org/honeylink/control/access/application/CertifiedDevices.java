package org.honeylink.control.access.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.access.application.CertificateRefused.Rule;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;

/** Whose a proven client certificate is, and whether it agrees with a token beside it. */
@ApplicationScoped
public class CertifiedDevices {

  @Inject Instance<DeviceCertificateVerifier> certificates;

  /**
   * The device of a client certificate.
   *
   * @param chain leaf first, at least one
   * @throws CertificateRefused with the rule that it breaks
   */
  Caller of(List<X509Certificate> chain) {
    return Optional.of(certificates)
        .filter(Instance::isResolvable)
        .flatMap(known -> known.get().verify(chain))
        .orElseThrow(() -> new CertificateRefused(Rule.ISSUED_HERE));
  }

  /**
   * Holds a caller against the certificate beside his token: a device must show those of one
   * device. A person's browser may send a certificate from elsewhere, which says nothing here.
   *
   * @throws CertificateRefused when the certificate is another device's, or a device's and not good
   */
  Caller agree(Caller byToken, List<X509Certificate> chain) {
    try {
      if (of(chain).subject().equals(byToken.subject())) {
        return byToken;
      }
    } catch (CertificateRefused refused) {
      if (byToken.has(Role.DEVICE)) {
        throw refused;
      }
      return byToken;
    }
    throw new CertificateRefused(Rule.OF_THE_SAME_DEVICE);
  }
}
