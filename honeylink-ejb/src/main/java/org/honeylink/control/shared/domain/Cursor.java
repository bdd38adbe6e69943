package org.honeylink.control.shared.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where the next page of a list begins: behind {@code position}. Outside it is opaque text.
 *
 * @param position the sort key of the last item shown
 */
public record Cursor(String position) {

  private static final int MAX_CHARACTERS = 512;

  /**
   * Reads a cursor.
   *
   * @throws ValidationFailed when it was not made here
   */
  public static Cursor parse(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
      throw new ValidationFailed("", "must be the 'next' of an earlier page");
    }
    String position = new String(Base64Url.decode(text), StandardCharsets.UTF_8);
    if (position.chars().anyMatch(Character::isISOControl)) {
      throw new ValidationFailed("", "must be the 'next' of an earlier page");
    }
    return new Cursor(position);
  }

  /**
   * The position as an id, in lists that are sorted by one.
   *
   * @throws ValidationFailed when it is none, as in the cursor of another list
   */
  public UUID id() {
    try {
      return UUID.fromString(position);
    } catch (IllegalArgumentException noId) {
      throw new ValidationFailed("cursor", "must be the 'next' of an earlier page");
    }
  }

  /** For the caller, who hands it back. */
  public String text() {
    return Base64Url.encode(position.getBytes(StandardCharsets.UTF_8));
  }
}
