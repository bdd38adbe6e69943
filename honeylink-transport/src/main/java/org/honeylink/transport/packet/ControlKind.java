package org.honeylink.transport.packet;

import java.util.Optional;

/**
 * What a CONTROL packet is about: the number in the first two bytes of its body. Who meets a number
 * that is not here ignores the packet. Source: {@code docs/wire-format.md}, "Control words".
 */
public enum ControlKind {
  /** The keys of the session change; server to device. */
  REKEY(1),
  /** The device's policy has a new version; server to device. */
  POLICY(2),
  /** Settings of the session have changed; server to device. */
  SESSION(3),
  /** Do something; server to device. */
  COMMAND(4),
  /** What came of a command; device to server. */
  COMMAND_ANSWER(5),
  /** The sender changed its redundancy; either way, and between the transports alone. */
  REDUNDANCY(0xfec);

  private final int number;

  ControlKind(int number) {
    this.number = number;
  }

  /** As it stands in the packet. */
  public int number() {
    return number;
  }

  /** Empty for a number that means nothing here. */
  public static Optional<ControlKind> ofNumber(int number) {
    for (ControlKind kind : values()) {
      if (kind.number == number) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
