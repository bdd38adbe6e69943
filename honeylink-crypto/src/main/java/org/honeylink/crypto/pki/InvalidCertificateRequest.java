package org.honeylink.crypto.pki;

import java.util.List;

/** A certificate request that is refused; {@link #reasons} says why, each one mendable. */
public final class InvalidCertificateRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  InvalidCertificateRequest(List<String> reasons) {
    super(String.join("; ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  InvalidCertificateRequest(String reason) {
    this(List.of(reason));
  }

  public List<String> reasons() {
    return reasons;
  }
}
