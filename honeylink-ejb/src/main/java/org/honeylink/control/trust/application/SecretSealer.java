package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.honeylink.crypto.aead.RecordRefused;
import org.honeylink.crypto.aead.ServiceSealer;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Seals secrets for their rows under the service key of the time, which is derived when needed, and
 * opens those of every generation. Thread-safe.
 */
@ApplicationScoped
public class SecretSealer {

  @Inject KeyStores keys;
  @Inject InstantSource clock;

  /** Opens in the row of that id only. */
  public byte[] seal(SecretBytes secret, String rowId) {
    return sealer().seal(secret, rowId);
  }

  /**
   * The secret, which the caller closes.
   *
   * @throws RecordRefused when it was sealed for another row, under another key, or changed
   */
  public SecretBytes open(byte[] sealed, String rowId) {
    return sealer().open(sealed, rowId);
  }

  private ServiceSealer sealer() {
    return new ServiceSealer(keys.rootKeys(), clock);
  }
}
