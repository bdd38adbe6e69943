package org.honeylink.crypto.pki;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a certificate was revoked (RFC 5280 section 5.3.1). The reasons that HoneyLink cannot mean
 * are absent: a hold is undone by nothing here, and there are no delta CRLs to remove something
 * from.
 */
public enum RevocationReason {
  UNSPECIFIED(0, "unspecified"),
  KEY_COMPROMISE(1, "keyCompromise"),
  CA_COMPROMISE(2, "cACompromise"),
  AFFILIATION_CHANGED(3, "affiliationChanged"),
  SUPERSEDED(4, "superseded"),
  CESSATION_OF_OPERATION(5, "cessationOfOperation"),
  PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn");

  private final int code;
  private final String text;

  RevocationReason(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** CRLReason of RFC 5280. */
  int code() {
    return code;
  }

  /** As RFC 5280 writes it. */
  public String text() {
    return text;
  }

  /** The reason that RFC 5280 writes so. */
  public static Optional<RevocationReason> of(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text.equals(text)).findFirst();
  }
}
