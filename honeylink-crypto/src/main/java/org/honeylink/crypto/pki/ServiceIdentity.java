package org.honeylink.crypto.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Private key, P-384, and certificate chain of a service of the installation. Short-lived: the key
 * stays in the memory of the node that made it, and a new one is made in time. Immutable.
 */
public final class ServiceIdentity {

  private final PrivateKey privateKey;
  private final List<X509Certificate> chain;

  ServiceIdentity(PrivateKey privateKey, List<X509Certificate> chain) {
    this.privateKey = privateKey;
    this.chain = List.copyOf(chain);
  }

  public PrivateKey privateKey() {
    return privateKey;
  }

  /** The service's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The service's own certificate first, the root last. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** End of the certificate. */
  public Instant expiresAt() {
    return certificate().getNotAfter().toInstant();
  }

  @Override
  public String toString() {
    return "ServiceIdentity[" + certificate().getSubjectX500Principal() + "]";
  }
}
