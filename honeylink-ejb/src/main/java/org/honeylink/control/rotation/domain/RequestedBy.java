package org.honeylink.control.rotation.domain;

import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Who wants a rotation, in the words of whoever asked for it; for the record only. */
public record RequestedBy(String text) {

  private static final int MAX_CHARACTERS = 128;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  public RequestedBy {
    if (text.isBlank() || text.length() > MAX_CHARACTERS || CONTROL.matcher(text).find()) {
      throw new ValidationFailed(
          "", "must be 1 to 128 characters that say who wants it, without control characters");
    }
  }
}
