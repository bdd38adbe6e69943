package org.honeylink.crypto.keys;

import org.honeylink.crypto.secret.SecretBytes;

/** Where the root of all keys lives. Thread-safe. */
public interface RootKeyStore {

  /** Bytes of the root. */
  int ROOT_BYTES = 32;

  /** The root, {@link #ROOT_BYTES} long, the same at each call; a copy which the caller closes. */
  SecretBytes root();
}
