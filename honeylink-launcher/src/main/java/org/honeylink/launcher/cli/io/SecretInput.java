package org.honeylink.launcher.cli.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.honeylink.crypto.secret.SecretBytes;

/** A secret that a file, or standard input, holds as hexadecimal or base64url text. */
public final class SecretInput {

  private SecretInput() {}

  /**
   * The secret, which the caller closes. Text of twice as many hexadecimal digits as there should
   * be bytes is hexadecimal, anything else base64url.
   *
   * @param name for messages, as in {@code session key}
   * @param file {@code -} is standard input
   */
  public static SecretBytes read(
      Surroundings surroundings, String name, Path file, int lengthBytes) {
    char[] text = new HiddenText(surroundings).fromFile(file);
    try {
      byte[] bytes = decode(new String(text).strip(), lengthBytes);
      if (bytes.length != lengthBytes) {
        int found = bytes.length;
        Arrays.fill(bytes, (byte) 0);
        throw wrong(name, file, lengthBytes, "it has " + found);
      }
      return SecretBytes.takeOver(bytes);
    } catch (IllegalArgumentException neither) {
      // Its message quotes the text: no cause to carry along.
      throw wrong(name, file, lengthBytes, "it is neither");
    } finally {
      Arrays.fill(text, '\0');
    }
  }

  private static byte[] decode(String text, int lengthBytes) {
    return text.length() == 2 * lengthBytes && text.matches("[0-9a-fA-F]*")
        ? HexFormat.of().parseHex(text)
        : Base64.getUrlDecoder().decode(text);
  }

  private static CommandFailed wrong(String name, Path file, int lengthBytes, String found) {
    return CommandFailed.because(
        "The %s in %s must be %d bytes in hexadecimal or base64url; %s"
            .formatted(name, file, lengthBytes, found));
  }
}
