package org.honeylink.sdk.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * What pairing and rotations gave a device. It keeps the newest two generations of its master: the
 * one before the newest may still be in use. Masters are wiped with their identity. Guarded by the
 * identity.
 */
final class Pairing {

  private static final int KEPT = 2;

  private final NavigableMap<Integer, SecretBytes> masters = new TreeMap<>();
  private final List<X509Certificate> chain;

  /** The master belongs to the pairing from now on. */
  Pairing(SecretBytes master, int generation, List<X509Certificate> chain) {
    this.masters.put(generation, master);
    this.chain = List.copyOf(chain);
  }

  /** Takes over a further master; of a generation that is there already the new one is wiped. */
  void learn(SecretBytes master, int generation) {
    if (masters.putIfAbsent(generation, master) != null) {
      master.close();
    }
    while (masters.size() > KEPT) {
      masters.pollFirstEntry().getValue().close();
    }
  }

  /** The newest. */
  SecretBytes master() {
    return masters.lastEntry().getValue();
  }

  /** Of the newest. */
  int generation() {
    return masters.lastKey();
  }

  Optional<SecretBytes> master(int generation) {
    return Optional.ofNullable(masters.get(generation));
  }

  /** By generation, oldest first. */
  NavigableMap<Integer, SecretBytes> masters() {
    return masters;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  void close() {
    masters.values().forEach(SecretBytes::close);
  }
}
