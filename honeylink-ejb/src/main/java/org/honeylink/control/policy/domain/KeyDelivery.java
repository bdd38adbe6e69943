package org.honeylink.control.policy.domain;

import java.util.Arrays;
import java.util.Locale;

/** Whether the answer that opens a session shows the stream keys to its device. */
public enum KeyDelivery {
  /** As {@code key_material}. */
  IN_ANSWER,
  /** Never: the device derives them. */
  DERIVE_ONLY;

  /** As in {@code derive-only}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that name, which there is. */
  public static KeyDelivery named(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
