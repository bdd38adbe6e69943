package org.honeylink.launcher.cli.keys;

import java.util.Base64;
import java.util.HexFormat;
import org.honeylink.crypto.agreement.InvalidPublicKey;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.launcher.cli.io.CommandFailed;

/** A public key on the command line, where it may stand: it is no secret. */
final class PublicKeyArgument {

  private static final int HEX_DIGITS = 2 * X25519PublicKey.BYTES;

  private PublicKeyArgument() {}

  /** 32 bytes in hexadecimal or base64url. */
  static X25519PublicKey x25519(String text) {
    try {
      byte[] bytes =
          text.length() == HEX_DIGITS
              ? HexFormat.of().parseHex(text)
              : Base64.getUrlDecoder().decode(text);
      return X25519PublicKey.of(bytes);
    } catch (InvalidPublicKey refused) {
      throw CommandFailed.because(String.valueOf(refused.getMessage()), refused);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(
          "'" + text + "' is no X25519 public key: 32 bytes in hexadecimal or base64url");
    }
  }
}
