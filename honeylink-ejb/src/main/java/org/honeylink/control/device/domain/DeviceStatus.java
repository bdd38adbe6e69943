package org.honeylink.control.device.domain;

import java.util.Optional;

/** Where a device is in its life. */
public enum DeviceStatus {
  /** Registered, its pairing code not used yet. */
  PENDING,
  /** Has its certificate and may open sessions. */
  PAIRED,
  /** Kept out for now by an operator. */
  SUSPENDED,
  /** Out for good. */
  REVOKED;

  /**
   * Where a move leads; empty when there is no such move from here. A device is paired again when
   * its certificates have ended, which is for others to know. Nothing leads out of {@link
   * #REVOKED}.
   */
  public Optional<DeviceStatus> after(DeviceMove move) {
    return switch (move) {
      case PAIR -> Optional.of(PAIRED).filter(to -> this == PENDING || this == PAIRED);
      case SUSPEND -> Optional.of(SUSPENDED).filter(to -> this == PAIRED);
      case REACTIVATE -> Optional.of(PAIRED).filter(to -> this == SUSPENDED);
      case DECOMMISSION -> Optional.of(REVOKED).filter(to -> this != REVOKED);
    };
  }

  /** Whether the device may call and open sessions, as far as its life goes. */
  public boolean isLetIn() {
    return this == PENDING || this == PAIRED;
  }
}
