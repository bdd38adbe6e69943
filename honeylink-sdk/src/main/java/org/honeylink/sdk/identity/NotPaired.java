package org.honeylink.sdk.identity;

/** The device lacks what only registration or pairing gives it. */
public final class NotPaired extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param missing continues the sentence that begins with the device
   */
  public NotPaired(String deviceId, String missing) {
    super("Device '" + deviceId + "' " + missing);
  }
}
