package org.honeylink.control.dataplane.application;

import java.net.InetSocketAddress;
import org.honeylink.control.session.application.Carrier;

/** Tells by a peer's address what carries its packets. */
final class Carriers {

  private Carriers() {}

  /** A plain address is one of UDP; other carriers have address types of their own. */
  static Carrier of(InetSocketAddress peer) {
    return peer.getClass() == InetSocketAddress.class ? Carrier.UDP : Carrier.QUIC;
  }
}
