package org.honeylink.control.device.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** What a device can do; {@link #text} is the name outside. */
public enum Capability {
  TELEMETRY,
  CONTROL,
  DIAGNOSTICS,
  OTA_UPDATE,
  /** Agrees session keys with X25519 and ML-KEM-768 together, and never without. */
  PQ;

  /** As in {@code ota-update}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name.
   *
   * @throws ValidationFailed when there is no such capability
   */
  public static Capability parse(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be one of "
                        + Arrays.stream(values())
                            .map(Capability::text)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + Faults.quoted(text)));
  }
}
