package org.honeylink.control.device.domain;

import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.crypto.agreement.InvalidPublicKey;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.X25519PublicKey;

/** Public keys that secrets are agreed with, as text: base64url. */
public final class AgreementKey {

  private AgreementKey() {}

  /**
   * Reads a key of X25519.
   *
   * @throws ValidationFailed when it is not base64url, not 32 bytes, or a low-order point
   */
  public static X25519PublicKey parse(String text) {
    try {
      return X25519PublicKey.of(Base64Url.decode(text));
    } catch (InvalidPublicKey refused) {
      throw new ValidationFailed("", String.valueOf(refused.getMessage()));
    }
  }

  /**
   * Reads an encapsulation key of ML-KEM-768: 1,184 bytes in base64url.
   *
   * @throws ValidationFailed when it is not base64url, not of that length, or not canonical
   */
  public static MlKemPublicKey parseKem(String text) {
    try {
      return MlKemPublicKey.of(Base64Url.decode(text));
    } catch (InvalidPublicKey refused) {
      throw new ValidationFailed("", String.valueOf(refused.getMessage()));
    }
  }

  public static String text(X25519PublicKey key) {
    return Base64Url.encode(key.bytes());
  }
}
