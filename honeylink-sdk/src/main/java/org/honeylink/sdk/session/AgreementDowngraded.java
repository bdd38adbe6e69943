package org.honeylink.sdk.session;

import java.util.UUID;

/** The server answered a hybrid key agreement with X25519 alone; the session was not used. */
public final class AgreementDowngraded extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  AgreementDowngraded(UUID sessionId) {
    super(
        "The server left ML-KEM-768 out of the keys of session "
            + sessionId
            + ", although this device registered the capability pq; the session was given up");
  }
}
