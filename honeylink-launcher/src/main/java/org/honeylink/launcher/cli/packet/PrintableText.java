package org.honeylink.launcher.cli.packet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as text, when they are text that a terminal can show. */
final class PrintableText {

  private PrintableText() {}

  static Optional<String> of(byte[] bytes, int from, int to) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString();
      boolean printable = !text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl);
      return printable ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }
}
