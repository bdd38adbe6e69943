package org.honeylink.crypto.pki;

import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate of the installation itself is for; each has its profile in {@link Issuer}. */
public enum ServicePurpose {
  /** Signs OCSP answers (RFC 6960 section 4.2.2.2). */
  OCSP_SIGNING("OCSP"),
  /** Signs time stamps (RFC 3161 section 2.3). */
  TIME_STAMPING("Time Stamping");

  private final String title;

  ServicePurpose(String title) {
    this.title = title;
  }

  /** For the common name. */
  String title() {
    return title;
  }

  KeyPurposeId extendedKeyUsage() {
    return switch (this) {
      case OCSP_SIGNING -> KeyPurposeId.id_kp_OCSPSigning;
      case TIME_STAMPING -> KeyPurposeId.id_kp_timeStamping;
    };
  }
}
