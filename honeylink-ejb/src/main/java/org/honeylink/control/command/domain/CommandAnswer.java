package org.honeylink.control.command.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.domain.TargetState.Event;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * What came of a command on one device.
 *
 * @param done whether the device has done it
 * @param text what it says about it; may be empty
 */
public record CommandAnswer(UUID commandId, boolean done, String text) {

  /** Longest text, in bytes of UTF-8. */
  public static final int MOST_TEXT_BYTES = 512;

  private static final int HEADER_BYTES = 17;
  private static final byte DONE = 0;
  private static final byte FAILED = 1;

  public CommandAnswer {
    Objects.requireNonNull(commandId);
    if (text.getBytes(UTF_8).length > MOST_TEXT_BYTES) {
      throw new ValidationFailed("text", "must have at most 512 bytes as UTF-8");
    }
    text = text.replaceAll("\\p{Cntrl}", " ");
  }

  /** What it does to the target. */
  public Event event() {
    return done ? Event.DONE : Event.REFUSED;
  }

  /**
   * Reads the word of a device. Empty when it is none; bytes that are no UTF-8 become question
   * marks.
   *
   * @param content as in docs/wire-format.md, kind 5; not retained
   */
  public static Optional<CommandAnswer> read(byte[] content) {
    if (content.length < HEADER_BYTES || content.length > HEADER_BYTES + MOST_TEXT_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(content);
    UUID id = new UUID(in.getLong(), in.getLong());
    byte outcome = in.get();
    if (outcome != DONE && outcome != FAILED) {
      return Optional.empty();
    }
    String text = new String(content, HEADER_BYTES, in.remaining(), UTF_8).replace('\uFFFD', '?');
    return Optional.of(new CommandAnswer(id, outcome == DONE, text));
  }
}
