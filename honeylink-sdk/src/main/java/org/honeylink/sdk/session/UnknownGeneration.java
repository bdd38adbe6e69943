package org.honeylink.sdk.session;

/** The server uses a generation of the device master that this device was not given. */
final class UnknownGeneration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownGeneration(String deviceId, int generation) {
    super(
        "Device '"
            + deviceId
            + "' has no master of generation "
            + generation
            + "; it comes with the server's next word or the next session");
  }
}
