package org.honeylink.connector.link.ethernet;

import java.util.Locale;
import java.util.Optional;

/** What the configuration says about sending many datagrams by one system call. */
public enum Batching {
  /** Where the operating system and the JVM's flags allow it. */
  AUTO,
  /** One call for each datagram, by the JDK alone. */
  OFF;

  /** Reads a setting as it is written: {@code auto} or {@code off}; empty for anything else. */
  public static Optional<Batching> of(String setting) {
    return switch (setting.strip().toLowerCase(Locale.ROOT)) {
      case "auto" -> Optional.of(AUTO);
      case "off" -> Optional.of(OFF);
      default -> Optional.empty();
    };
  }
}
