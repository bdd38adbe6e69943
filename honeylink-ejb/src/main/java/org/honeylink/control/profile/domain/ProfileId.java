package org.honeylink.control.profile.domain;

import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Names a profile within its tenant, as in {@code prof_gaming_input_v1}. */
public record ProfileId(String value) {

  private static final Pattern RULE = Pattern.compile("prof_[a-z0-9_]{1,59}");

  public ProfileId {
    if (!RULE.matcher(value).matches()) {
      throw new ValidationFailed(
          "",
          "must be 'prof_' and 1 to 59 of a-z, 0-9 and '_', as in prof_gaming_input_v1, not "
              + Faults.quoted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
