package org.honeylink.web.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where devices send the packets of their sessions, as they are told. */
@ApplicationScoped
public class DatagramEndpoint {

  @Inject
  @ConfigProperty(name = "honeylink.public.host", defaultValue = "localhost")
  private String host;

  @Inject
  @ConfigProperty(name = "honeylink.udp.port", defaultValue = "7844")
  private int port;

  /** As in {@code hlst://localhost:7844}; an IPv6 address comes in brackets (RFC 3986). */
  public String text() {
    boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return "hlst://" + (bareIpv6 ? "[" + host + "]" : host) + ":" + port;
  }
}
