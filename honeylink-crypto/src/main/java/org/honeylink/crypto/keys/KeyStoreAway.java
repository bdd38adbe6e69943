package org.honeylink.crypto.keys;

import org.jspecify.annotations.Nullable;

/** The store of the root key cannot answer now; the same call may succeed later. */
public final class KeyStoreAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param store which one, as in {@code Vault at https://vault:8200}
   * @param reason continues the sentence that begins with the store; never a secret
   */
  public KeyStoreAway(String store, String reason, @Nullable Throwable cause) {
    super(store + " " + reason, cause);
  }
}
