package org.honeylink.control.shared.domain;

import java.util.Base64;

/** Bytes as text: base64url without padding (RFC 4648 section 5). */
public final class Base64Url {

  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads bytes; only the one canonical text of them is taken.
   *
   * @throws ValidationFailed when it is none; the text, which may be a secret, is not repeated
   */
  public static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below, in the words of the product.
    }
    throw new ValidationFailed("", "must be base64url without padding");
  }
}
