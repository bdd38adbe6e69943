package org.honeylink.control.session.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a stream treats loss; {@link #text} is the name outside. */
public enum StreamMode {
  /** In order, each message exactly once, retransmitted until the broker has it. */
  RELIABLE,
  /** No retransmission; forward error correction alone repairs. */
  UNRELIABLE;

  /** As in {@code reliable}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name, when there is one. */
  public static Optional<StreamMode> named(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
