package org.honeylink.control.discovery.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Local;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.discovery.application.DiscoveryRadio;
import org.honeylink.control.discovery.application.HearBeacons;

/**
 * One JmDNS on each network: announces the server and hears devices. Off unless configured: who
 * does not want it opens no port. An interface that cannot be used is logged and left out.
 */
@Singleton
@Startup
@DependsOn({"DatabaseMigration", "FirstAuthority"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@Local(DiscoveryRadio.class)
public class JmDnsRadio implements DiscoveryRadio {

  private static final Logger LOG = Logger.getLogger(JmDnsRadio.class.getName());

  private final List<Network> networks = new CopyOnWriteArrayList<>();

  @Inject HearBeacons beacons;
  @Inject OwnService own;
  @Resource ManagedThreadFactory threads;

  @Inject
  @ConfigProperty(name = "honeylink.discovery.enabled", defaultValue = "false")
  boolean enabled;

  @Inject
  @ConfigProperty(name = "honeylink.discovery.interfaces")
  Optional<String> interfaces;

  @PostConstruct
  void start() {
    if (enabled) {
      Thread starting = threads.newThread(this::open);
      starting.setName("honeylink-discovery-start");
      starting.setDaemon(true);
      starting.start();
    }
  }

  private void open() {
    for (InetAddress address : LocalAddresses.chosen(interfaces)) {
      try {
        networks.add(Network.open(address, own.service(), beacons::hear));
        LOG.info(() -> "Discovery listens on " + address.getHostAddress());
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "Discovery cannot use " + address.getHostAddress());
      }
    }
  }

  @Override
  public boolean isOn() {
    return enabled;
  }

  @Override
  public void ask() {
    networks.forEach(network -> threads.newThread(network::ask).start());
  }

  /** Called by the container: a device that said something new is asked for it. */
  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  public void look() {
    if (!networks.isEmpty()) {
      ask();
    }
  }

  @PreDestroy
  void stop() {
    networks.forEach(Network::close);
  }
}
