package org.honeylink.crypto.derivation;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** HKDF-SHA512, extract and expand (RFC 5869). Thread-safe. */
public final class Hkdf {

  private static final String ALGORITHM = "HKDF-SHA512";

  private Hkdf() {}

  /**
   * @param ikm input keying material, not empty; a secret, never a public value
   * @param salt may be empty; stays the caller's
   * @param lengthBytes 1 to 16,320
   * @return the derived key, which the caller closes
   */
  public static SecretBytes derive(
      SecretBytes ikm, byte[] salt, DerivationLabel info, int lengthBytes) {
    return deriveRaw(ikm, salt, info.bytes(), lengthBytes);
  }

  static SecretBytes deriveRaw(SecretBytes ikm, byte[] salt, byte[] info, int lengthBytes) {
    return ikm.use(
        SecretAccess.granted(),
        secret -> SecretBytes.takeOver(extractThenExpand(secret, salt, info, lengthBytes)));
  }

  private static byte[] extractThenExpand(byte[] ikm, byte[] salt, byte[] info, int lengthBytes) {
    HKDFParameterSpec.Builder extract =
        HKDFParameterSpec.ofExtract().addIKM(new SecretKeySpec(ikm, "Generic"));
    if (salt.length > 0) {
      extract.addSalt(salt);
    }
    try {
      return KDF.getInstance(ALGORITHM).deriveData(extract.thenExpand(info, lengthBytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks " + ALGORITHM, e);
    }
  }
}
