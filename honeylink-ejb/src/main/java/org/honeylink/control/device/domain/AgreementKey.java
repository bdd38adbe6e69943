package org.honeylink.control.device.domain;

import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.crypto.agreement.InvalidPublicKey;
import org.honeylink.crypto.agreement.X25519PublicKey;

/** X25519 public keys as text: 32 bytes in base64url. */
public final class AgreementKey {

  private AgreementKey() {}

  /**
   * Reads a key.
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

  public static String text(X25519PublicKey key) {
    return Base64Url.encode(key.bytes());
  }
}
