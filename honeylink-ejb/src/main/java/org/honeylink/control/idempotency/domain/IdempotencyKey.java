package org.honeylink.control.idempotency.domain;

import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * What a caller names a call by, so that he can repeat it safely.
 *
 * @param value 1 to 64 visible ASCII characters and spaces
 */
public record IdempotencyKey(String value) {

  /** Name of the header. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 64;

  /**
   * @throws ValidationFailed at the header's name when the rule is broken
   */
  public IdempotencyKey {
    boolean visible = value.chars().allMatch(each -> each >= ' ' && each <= '~');
    if (value.isBlank() || value.length() > LONGEST || !visible) {
      throw new ValidationFailed(HEADER, "must be 1 to 64 characters of ASCII, given once");
    }
  }
}
