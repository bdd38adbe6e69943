package org.honeylink.sdk.session;

import java.util.UUID;

/** The session is over: closed by either side, expired or revoked. Open another. */
public final class SessionClosed extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  SessionClosed(UUID sessionId) {
    super("Session " + sessionId + " is closed; open another");
  }
}
