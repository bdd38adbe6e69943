package org.honeylink.control.command.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.UUID;
import org.honeylink.control.shared.domain.ValidationFailed;

/** A command as a device hears it on a session. Source: docs/wire-format.md, "Control words". */
public final class CommandWord {

  /** What fits the smallest datagram of 1,200 bytes beside header, kind and tag. */
  public static final int MOST_BYTES = 1_165;

  private static final int ID_BYTES = 16;

  private CommandWord() {}

  /**
   * Checks that a command can be said.
   *
   * @throws ValidationFailed when name and parameters are too long together
   */
  public static void check(CommandName name, String parameters) {
    int most = MOST_BYTES - ID_BYTES - 1 - name.value().length();
    int bytes = parameters.getBytes(UTF_8).length;
    if (bytes > most) {
      NumberFormat shown = NumberFormat.getIntegerInstance(Locale.ROOT);
      throw new ValidationFailed(
          "parameters",
          "must have at most "
              + shown.format(most)
              + " bytes as compact JSON beside a name of this length, because a command travels in"
              + " one datagram; these have "
              + shown.format(bytes));
    }
  }

  /** The content of the word. */
  public static byte[] bytes(UUID id, String name, String parameters) {
    byte[] named = name.getBytes(UTF_8);
    byte[] with = parameters.getBytes(UTF_8);
    return ByteBuffer.allocate(ID_BYTES + 1 + named.length + with.length)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .put((byte) named.length)
        .put(named)
        .put(with)
        .array();
  }
}
