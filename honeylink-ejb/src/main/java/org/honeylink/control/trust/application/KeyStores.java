package org.honeylink.control.trust.application;

import java.util.Optional;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.RootAuthority;

/**
 * Port to where the installation keeps its root key and the keys of its certificate authorities.
 * Thread-safe.
 */
public interface KeyStores {

  RootKeyStore rootKeys();

  /** The root that signs issuing authorities, when it is an enterprise's and not our own. */
  default Optional<RootAuthority> enterpriseRoot() {
    return Optional.empty();
  }
}
