package org.honeylink.control.discovery.infrastructure;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.honeylink.control.discovery.application.Heard;

/** DNS-SD on one network, by one JmDNS. */
final class Network implements ServiceListener, Closeable {

  private static final Logger LOG = Logger.getLogger(Network.class.getName());
  private static final Duration ASKING = Duration.ofSeconds(2);
  private static final int MAX_MEMBERS = 16;

  private final JmDNS dns;
  private final InetAddress address;
  private final Consumer<Heard> hearer;

  private Network(JmDNS dns, InetAddress address, Consumer<Heard> hearer) {
    this.dns = dns;
    this.address = address;
    this.hearer = hearer;
  }

  /** Announces the service and listens, until closed. */
  static Network open(InetAddress address, ServiceInfo own, Consumer<Heard> hearer)
      throws IOException {
    JmDNS dns = JmDNS.create(address, "honeylink-" + address.getHostAddress().replace('.', '-'));
    Network network = new Network(dns, address, hearer);
    dns.addServiceListener(OwnService.TYPE, network);
    dns.registerService(own);
    return network;
  }

  /** Asks who is there; what comes back is heard as if it had been said unasked. */
  void ask() {
    Arrays.stream(dns.list(OwnService.TYPE, ASKING.toMillis())).forEach(this::hear);
  }

  @Override
  public void serviceAdded(ServiceEvent event) {
    dns.requestServiceInfo(event.getType(), event.getName(), true);
  }

  @Override
  public void serviceRemoved(ServiceEvent event) {
    // Whoever falls silent is forgotten in time; a goodbye may be anybody's.
  }

  @Override
  public void serviceResolved(ServiceEvent event) {
    hear(event.getInfo());
  }

  /** Called by threads of JmDNS, which must not end by what a stranger said. */
  private void hear(ServiceInfo info) {
    try {
      hearer.accept(
          new Heard(
              Arrays.stream(info.getHostAddresses()).findFirst().orElse(info.getServer()),
              address.getHostAddress(),
              members(info)));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "A beacon could not be taken in", e);
    }
  }

  private static Map<String, String> members(ServiceInfo info) {
    Map<String, String> members = new HashMap<>();
    for (String name : Collections.list(info.getPropertyNames())) {
      String value = info.getPropertyString(name);
      if (value != null && members.size() < MAX_MEMBERS) {
        members.put(name, value);
      }
    }
    return members;
  }

  @Override
  public void close() {
    try {
      dns.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "Discovery did not end in good order", e);
    }
  }
}
