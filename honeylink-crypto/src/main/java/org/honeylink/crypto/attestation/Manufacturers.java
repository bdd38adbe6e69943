package org.honeylink.crypto.attestation;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificate authorities whose word on devices is taken: usually roots, but one that is issued by
 * another is trusted as it stands, too. Immutable.
 */
public final class Manufacturers {

  private final List<X509Certificate> authorities;

  private Manufacturers(List<X509Certificate> authorities) {
    this.authorities = List.copyOf(authorities);
  }

  /** Nobody: all evidence is refused. */
  public static Manufacturers none() {
    return new Manufacturers(List.of());
  }

  /**
   * @throws IllegalArgumentException when one is no certificate authority or its key is weak
   */
  public static Manufacturers of(List<X509Certificate> authorities) {
    authorities.forEach(Manufacturers::check);
    return new Manufacturers(authorities);
  }

  private static void check(X509Certificate certificate) {
    String name = certificate.getSubjectX500Principal().getName();
    if (certificate.getBasicConstraints() < 0) {
      throw new IllegalArgumentException("'" + name + "' is no certificate authority");
    }
    if (!Strength.isEnough(certificate.getPublicKey())) {
      throw new IllegalArgumentException(
          "'" + name + "' has a weak key; use RSA of 2,048 to 8,192 bits, P-256 or more, Ed25519");
    }
  }

  public List<X509Certificate> authorities() {
    return authorities;
  }

  public boolean isEmpty() {
    return authorities.isEmpty();
  }
}
