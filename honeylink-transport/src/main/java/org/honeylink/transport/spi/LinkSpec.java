package org.honeylink.transport.spi;

import java.util.Objects;

/**
 * Which link is wanted.
 *
 * @param kind its technology
 * @param localPort UDP port it sends from, 1 to 65,535: replies must leave from the port that
 *     devices know
 */
public record LinkSpec(LinkKind kind, int localPort) {

  public LinkSpec {
    Objects.requireNonNull(kind);
    if (localPort < 1 || localPort > 65_535) {
      throw new IllegalArgumentException("UDP port must be 1 to 65535, got " + localPort);
    }
  }
}
