package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.crypto.aead.RecordRefused;
import org.honeylink.crypto.aead.RecordSealer;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Seals secrets for their rows under the service key, which is derived when needed. Thread-safe.
 */
@ApplicationScoped
public class SecretSealer {

  @Inject KeyStores keys;

  /** Opens in the row of that id only. */
  byte[] seal(SecretBytes secret, String rowId) {
    try (RecordSealer sealer = sealer()) {
      return sealer.seal(secret, rowId);
    }
  }

  /**
   * The secret, which the caller closes.
   *
   * @throws RecordRefused when it was sealed for another row, under another key, or changed
   */
  SecretBytes open(byte[] sealed, String rowId) {
    try (RecordSealer sealer = sealer()) {
      return sealer.open(sealed, rowId);
    }
  }

  private RecordSealer sealer() {
    try (SecretBytes serviceKey = KeyHierarchy.serviceKey(keys.rootKeys())) {
      return new RecordSealer(serviceKey);
    }
  }
}
