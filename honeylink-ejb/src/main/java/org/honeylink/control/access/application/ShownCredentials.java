package org.honeylink.control.access.application;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.access.domain.ProofTarget;

/** All that a call shows of who makes it. Holds secrets: its text shows none. Immutable. */
public final class ShownCredentials {

  private final String authorization;
  private final List<String> proofs;
  private final Optional<ProofTarget> target;
  private final List<X509Certificate> chain;

  /**
   * @param authorization content of the header; empty when there is none
   * @param proofs content of every header {@code DPoP}
   * @param target what is called; empty when the caller named a host that is not this server
   * @param chain what TLS has proven, leaf first; empty without a client certificate
   */
  public ShownCredentials(
      String authorization,
      List<String> proofs,
      Optional<ProofTarget> target,
      List<X509Certificate> chain) {
    this.authorization = authorization.strip();
    this.proofs = List.copyOf(proofs);
    this.target = target;
    this.chain = List.copyOf(chain);
  }

  boolean hasToken() {
    return !authorization.isEmpty();
  }

  /** The token, when it is shown under that scheme (RFC 9110 section 11.1). */
  Optional<String> token(String scheme) {
    int end = authorization.indexOf(' ');
    return end > 0 && authorization.substring(0, end).equalsIgnoreCase(scheme)
        ? Optional.of(authorization.substring(end).strip())
        : Optional.empty();
  }

  List<String> proofs() {
    return proofs;
  }

  Optional<ProofTarget> target() {
    return target;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public String toString() {
    return "ShownCredentials[" + proofs.size() + " proofs, " + chain.size() + " certificates]";
  }
}
