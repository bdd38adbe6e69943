package org.honeylink.sdk.session;

import java.util.UUID;

/**
 * The server's key of a stream is not the one that this device derived: the two do not share the
 * device master, or somebody stands between. The session is not used.
 */
public final class KeyMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyMismatch(UUID sessionId, String stream) {
    super(
        "Session "
            + sessionId
            + ": the server's key of stream '"
            + stream
            + "' is not the one derived here; pair the device anew");
  }
}
