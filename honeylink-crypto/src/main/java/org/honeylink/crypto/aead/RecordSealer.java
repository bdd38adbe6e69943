package org.honeylink.crypto.aead;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Seals what must be stored with AES-256-GCM, the row's id as associated data, so that a record
 * opens in its own row only. Form: nonce (12 random bytes), ciphertext, tag (16).
 *
 * <p>NIST SP 800-38D section 8.3 allows 2^32 records with random nonces under one key. Thread-safe;
 * the key is wiped on close.
 */
public final class RecordSealer implements AutoCloseable {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final WipeableKey key;

  /**
   * @param serviceKey 32 bytes; copied
   */
  public RecordSealer(SecretBytes serviceKey) {
    if (serviceKey.length() != 32) {
      throw new IllegalArgumentException("AES-256 key of " + serviceKey.length() + " bytes");
    }
    this.key = new WipeableKey("AES", serviceKey);
  }

  public byte[] seal(SecretBytes record, String rowId) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + record.length() + TAG_BITS / Byte.SIZE);
    return record.use(SecretAccess.granted(), plain -> sealInto(sealed, nonce, plain, rowId));
  }

  private byte[] sealInto(byte[] sealed, byte[] nonce, byte[] plain, String rowId) {
    try {
      start(Cipher.ENCRYPT_MODE, nonce, rowId).doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing cannot fail on its input", e);
    }
  }

  /**
   * @return the record, which the caller closes
   * @throws RecordRefused when it is not authentic for this key and row
   */
  public SecretBytes open(byte[] sealed, String rowId) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new RecordRefused(rowId);
    }
    try {
      return SecretBytes.takeOver(
          start(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), rowId)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new RecordRefused(rowId);
    }
  }

  private Cipher start(int mode, byte[] nonce, String rowId) throws GeneralSecurityException {
    if (key.isDestroyed()) {
      throw new IllegalStateException("This sealer is closed");
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(rowId.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public void close() {
    key.destroy();
  }
}
