package org.honeylink.control.device.domain;

import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Name of a device, chosen by whoever registers it; unique in the installation because device
 * masters are derived from it.
 */
public record DeviceId(String value) {

  private static final Pattern RULE = Pattern.compile("[A-Z0-9-]{4,64}");

  public DeviceId {
    if (!RULE.matcher(value).matches()) {
      throw new ValidationFailed(
          "", "must be 4 to 64 of A-Z, 0-9 and '-', not " + Faults.quoted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
