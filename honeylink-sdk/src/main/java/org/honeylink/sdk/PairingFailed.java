package org.honeylink.sdk;

import org.jspecify.annotations.Nullable;

/** The server paired the device, but its answer cannot be used: register the device anew. */
public final class PairingFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PairingFailed(String deviceId, String reason, @Nullable Throwable cause) {
    super("Device '" + deviceId + "' is not paired: " + reason, cause);
  }
}
