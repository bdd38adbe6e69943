package org.honeylink.control.access.application;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.shared.domain.Caller;

/**
 * Knows the certificates that devices were given; the trust feature implements it. The TLS layer
 * has proven no more than that the caller holds the private key of the leaf: who issued it, what it
 * is for, and whether it still counts, is asked here, at every call. Thread-safe.
 */
public interface DeviceCertificateVerifier {

  /**
   * The device that the leaf was issued to, with its id as subject and the role {@code DEVICE};
   * empty when no authority of this installation issued it, or when the device may not call any
   * more.
   *
   * @param chain leaf first, as the caller sent it; at least one; nothing but the leaf may say who
   *     the caller is
   * @throws CertificateRefused when it is one of ours but does not count now
   */
  Optional<Caller> verify(List<X509Certificate> chain);
}
