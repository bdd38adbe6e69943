package org.honeylink.control.profile.application;

import java.util.Set;

/** Port to the keys, beside the installation's own, whose profiles are taken. */
public interface TrustedSigners {

  /** Ed25519 public keys, base64url. */
  Set<String> keys();
}
