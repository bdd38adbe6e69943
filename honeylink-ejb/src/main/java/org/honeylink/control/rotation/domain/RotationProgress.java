package org.honeylink.control.rotation.domain;

/**
 * Devices that have come so far, or further.
 *
 * @param superseded taken over by an emergency rotation
 * @param stepsDone of the server's own three for each device: prepare, activate, retire; all three
 *     for a device that has come to any end
 */
public record RotationProgress(
    int total,
    int prepared,
    int active,
    int acknowledged,
    int retired,
    int failed,
    int superseded,
    int stepsDone) {

  private static final int STEPS_OF_THE_SERVER = 3;
  private static final int WHOLE = 100;

  /** 0 to 100; what devices acknowledge is not in it. */
  public int percent() {
    return total == 0 ? WHOLE : (int) ((long) WHOLE * stepsDone / STEPS_OF_THE_SERVER / total);
  }
}
