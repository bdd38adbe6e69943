package org.honeylink.web.access;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Kinds of grants that the token endpoint knows. */
enum GrantType {
  /** RFC 6749 section 4.3. */
  PASSWORD("password"),
  /** RFC 6749 section 6. */
  REFRESH_TOKEN("refresh_token"),
  /** RFC 8693 section 2.1. */
  TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange");

  private final String text;

  GrantType(String text) {
    this.text = text;
  }

  /** Reads the name that the RFC gives it; a refusal names them all. */
  static GrantType of(String received) {
    return Arrays.stream(values())
        .filter(type -> type.text.equals(received))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be one of "
                        + Arrays.stream(values())
                            .map(type -> type.text)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + Faults.quoted(received)));
  }
}
