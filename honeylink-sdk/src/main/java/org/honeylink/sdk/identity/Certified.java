package org.honeylink.sdk.identity;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Keys and the certificate for them.
 *
 * @param chain own certificate first, root last
 */
record Certified(KeyPair keys, List<X509Certificate> chain) {

  Certified {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "Certified[" + certificate().getSubjectX500Principal() + "]";
  }
}
