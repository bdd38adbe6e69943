package org.honeylink.transport.spi;

import java.time.Instant;
import java.util.Objects;

/** A link came up or went away. */
public record LinkStateChange(LinkKind kind, String interfaceName, State state, Instant at) {

  /** Whether datagrams can pass. */
  public enum State {
    UP,
    DOWN
  }

  public LinkStateChange {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(interfaceName);
    Objects.requireNonNull(state);
    Objects.requireNonNull(at);
  }
}
