package org.honeylink.control.device.domain;

/** What may happen to a device; {@link DeviceStatus#after} says from where it leads where. */
public enum DeviceMove {
  /** It used a pairing code. */
  PAIR,
  /** An operator keeps it out for now. */
  SUSPEND,
  /** An operator lets it in again. */
  REACTIVATE,
  /** An administrator takes it out of service for good. */
  DECOMMISSION
}
