package org.honeylink.web.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where devices send the packets of their sessions, as they are told. */
@ApplicationScoped
public class DataPlaneEndpoints {

  @Inject
  @ConfigProperty(name = "honeylink.public.host", defaultValue = "localhost")
  private String host;

  @Inject
  @ConfigProperty(name = "honeylink.udp.port", defaultValue = "7844")
  private int udpPort;

  @Inject
  @ConfigProperty(name = "honeylink.quic.port")
  private Optional<Integer> quicPort;

  /** As in {@code hlst://localhost:7844}. */
  public String datagram() {
    return at("hlst", udpPort);
  }

  /** As in {@code quic://localhost:7843}; empty while QUIC is not served. */
  public Optional<String> quic() {
    return quicPort.map(port -> at("quic", port));
  }

  /** An IPv6 address comes in brackets (RFC 3986). */
  private String at(String scheme, int port) {
    boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return scheme + "://" + (bareIpv6 ? "[" + host + "]" : host) + ":" + port;
  }
}
