package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.crypto.aead.RecordRefused;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Seals what other features must keep and nobody may read in the database: AES-256-GCM under the
 * service key, with the row's name as associated data. Thread-safe.
 */
@ApplicationScoped
public class SealedRows {

  @Inject SecretSealer sealer;

  /**
   * Opens in the row of that name only.
   *
   * @param secret wiped
   * @param row unique among all rows that anybody seals
   */
  public byte[] seal(byte[] secret, String row) {
    try (SecretBytes owned = SecretBytes.takeOver(secret)) {
      return sealer.seal(owned, row);
    }
  }

  /**
   * What was sealed; the caller wipes it after use.
   *
   * @throws RecordRefused when it was sealed for another row, under another key, or changed
   */
  public byte[] open(byte[] sealed, String row) {
    try (SecretBytes secret = sealer.open(sealed, row)) {
      return secret.expose(SecretAccess.granted());
    }
  }
}
