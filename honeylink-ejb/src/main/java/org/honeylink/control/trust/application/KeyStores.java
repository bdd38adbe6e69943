package org.honeylink.control.trust.application;

import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.CertificateAuthority;

/** Port to where the installation keeps its root key and its certificate authority. Thread-safe. */
public interface KeyStores {

  RootKeyStore rootKeys();

  CertificateAuthority authority();
}
