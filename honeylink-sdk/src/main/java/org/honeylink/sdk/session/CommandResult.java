package org.honeylink.sdk.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;

/**
 * What came of a command.
 *
 * @param done whether the device has done it
 * @param text a few words about it; what exceeds 512 bytes of UTF-8 is cut off
 */
public record CommandResult(boolean done, String text) {

  private static final int MOST_TEXT_BYTES = 512;

  public CommandResult {
    Objects.requireNonNull(text);
    while (text.getBytes(UTF_8).length > MOST_TEXT_BYTES) {
      int characters = text.length();
      int cut = Math.min(characters - 1, MOST_TEXT_BYTES);
      text = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, cut)));
    }
  }

  /** It is done, and there is nothing to say about it. */
  public static CommandResult ok() {
    return ok("");
  }

  public static CommandResult ok(String text) {
    return new CommandResult(true, text);
  }

  public static CommandResult failed(String why) {
    return new CommandResult(false, why);
  }

  /** The word of kind 5 that says it. */
  byte[] bytes(UUID commandId) {
    byte[] said = text.getBytes(UTF_8);
    return ByteBuffer.allocate(17 + said.length)
        .putLong(commandId.getMostSignificantBits())
        .putLong(commandId.getLeastSignificantBits())
        .put((byte) (done ? 0 : 1))
        .put(said)
        .array();
  }
}
