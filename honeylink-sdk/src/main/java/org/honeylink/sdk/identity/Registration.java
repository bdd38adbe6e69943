package org.honeylink.sdk.identity;

import org.honeylink.crypto.secret.SecretBytes;

/** What a device keeps of its registration. The token is wiped with its identity. */
final class Registration {

  private final SecretBytes token;
  private final boolean postQuantum;

  Registration(SecretBytes token, boolean postQuantum) {
    this.token = token;
    this.postQuantum = postQuantum;
  }

  SecretBytes token() {
    return token;
  }

  /** Whether the capability {@code pq} was registered. */
  boolean postQuantum() {
    return postQuantum;
  }
}
