package org.honeylink.control.rotation.domain;

/** How a rotation stands as a whole. */
public enum RotationStatus {
  RUNNING,
  /** Every device has come to its end. */
  COMPLETED,
  /** Over, but devices failed or were taken over. */
  INCOMPLETE
}
