package org.honeylink.sdk.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import org.honeylink.crypto.secret.SecretBytes;

/** What pairing gave a device. The master is wiped with its identity. */
final class Pairing {

  private final SecretBytes master;
  private final int generation;
  private final List<X509Certificate> chain;

  Pairing(SecretBytes master, int generation, List<X509Certificate> chain) {
    this.master = master;
    this.generation = generation;
    this.chain = List.copyOf(chain);
  }

  /** The same with a renewed certificate; the master is the same object. */
  Pairing with(List<X509Certificate> renewed) {
    return new Pairing(master, generation, renewed);
  }

  SecretBytes master() {
    return master;
  }

  int generation() {
    return generation;
  }

  List<X509Certificate> chain() {
    return chain;
  }
}
