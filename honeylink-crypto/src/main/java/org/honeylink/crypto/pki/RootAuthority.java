package org.honeylink.crypto.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.honeylink.crypto.keys.KeyStoreAway;

/**
 * The certificate authority that stands above the issuing ones: a root of our own, or one that an
 * enterprise has in its Vault. Thread-safe.
 */
public interface RootAuthority {

  /** The root's certificate, which devices and clients trust. */
  X509Certificate certificate();

  /**
   * Signs the certificate of an issuing authority, which may sign no authority below it.
   *
   * @param request PKCS#10 (RFC 2986), DER, signed by the issuing authority's own key
   * @param validity from now; cut at the end of the root's own
   * @throws KeyStoreAway when the root's key cannot be used now
   */
  X509Certificate signIssuingAuthority(byte[] request, Duration validity);

  /**
   * Signs the list of issuing authorities that were retired.
   *
   * @return the list, DER; empty when the root publishes its list itself
   * @throws KeyStoreAway when the root's key cannot be used now
   */
  default Optional<byte[]> signRevocationList(RevocationList list) {
    return Optional.empty();
  }
}
