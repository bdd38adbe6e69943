package org.honeylink.control.session.application;

import java.util.Locale;

/** What carries the packets of a session. */
public enum Carrier {
  /** Datagrams of UDP, one for each packet. */
  UDP,
  /** Datagrams of a QUIC connection, RFC 9221. */
  QUIC;

  /** As in {@code udp}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
