package org.honeylink.control.command.domain;

import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** What a device is to do, as in {@code reboot}; the device knows what it means. */
public record CommandName(String value) {

  private static final Pattern RULE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

  public CommandName {
    if (!RULE.matcher(value).matches()) {
      throw new ValidationFailed(
          "",
          "must have 1 to 64 letters, digits, points, hyphens or underscores and begin with a"
              + " letter, not "
              + Faults.quoted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
