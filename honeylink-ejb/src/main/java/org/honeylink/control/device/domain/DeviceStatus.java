package org.honeylink.control.device.domain;

/** Where a device is in its life. */
public enum DeviceStatus {
  /** Registered, its pairing code not used yet. */
  PENDING,
  /** Has its certificate and may open sessions. */
  PAIRED,
  /** Kept out for now by an operator. */
  SUSPENDED,
  /** Out for good. */
  REVOKED
}
