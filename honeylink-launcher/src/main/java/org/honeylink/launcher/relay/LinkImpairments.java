package org.honeylink.launcher.relay;

import java.util.Objects;
import org.honeylink.transport.impairment.Impairment;

/**
 * What a link does to datagrams in each direction.
 *
 * @param up from clients to the server
 * @param down from the server to clients
 */
public record LinkImpairments(Impairment up, Impairment down) {

  public LinkImpairments {
    Objects.requireNonNull(up);
    Objects.requireNonNull(down);
  }

  /** The same both ways. */
  public static LinkImpairments alike(Impairment impairment) {
    return new LinkImpairments(impairment, impairment);
  }
}
