package org.honeylink.crypto.keys;

import org.jspecify.annotations.Nullable;

/**
 * A store of the root key cannot be used as it is configured; somebody must mend the configuration.
 * A store that is merely away throws {@link KeyStoreAway}.
 */
public final class KeyStoreRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param store which one, as in {@code The PKCS#11 token 'honeylink'}
   * @param reason continues the sentence and says what to do; never a secret
   */
  public KeyStoreRefused(String store, String reason, @Nullable Throwable cause) {
    super(store + " " + reason, cause);
  }
}
