package org.honeylink.control.trust.domain;

/** Where a device certificate is in its life; see {@link DeviceCertificate}. */
public enum CertificateState {
  ISSUED,
  IN_USE,
  SUPERSEDED,
  REVOKED
}
