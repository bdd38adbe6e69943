package org.honeylink.sdk.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.honeylink.crypto.beacon.Beacon;
import org.honeylink.sdk.identity.DeviceIdentity;

/**
 * A device's beacon on one network, signed anew each minute, until it is closed. One for each link,
 * with the address that the device has there. Needs {@code org.jmdns:jmdns} on the class path,
 * which the SDK does not bring along. Thread-safe.
 */
public final class BeaconAnnouncement implements AutoCloseable {

  private static final String TYPE = Beacon.SERVICE_TYPE + ".local.";
  private static final Duration RENEW = Duration.ofMinutes(1);

  private final DeviceIdentity identity;
  private final List<String> capabilities;
  private final String link;
  private final JmDNS dns;
  private final ServiceInfo service;
  private final ExecutorService clock =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("honeylink-beacon").factory());

  private BeaconAnnouncement(
      DeviceIdentity identity, List<String> capabilities, String link, InetAddress address)
      throws IOException {
    this.identity = identity;
    this.capabilities = List.copyOf(capabilities);
    this.link = link;
    this.dns = JmDNS.create(address);
    // The port is where nobody listens: a device calls the server, not the other way round.
    this.service =
        ServiceInfo.create(
            TYPE, identity.deviceId() + " " + link, 9, 0, 0, identity.beacon(capabilities, link));
  }

  /**
   * Announces the device.
   *
   * @param capabilities as at its registration
   * @param link as in {@code ethernet} or {@code wifi}
   * @param address of the device on that link
   * @throws IOException when the network cannot be used
   */
  public static BeaconAnnouncement start(
      DeviceIdentity identity, List<String> capabilities, String link, InetAddress address)
      throws IOException {
    BeaconAnnouncement announcement = new BeaconAnnouncement(identity, capabilities, link, address);
    try {
      announcement.dns.registerService(announcement.service);
    } catch (IOException e) {
      announcement.close();
      throw e;
    }
    announcement.clock.execute(announcement::renewEachMinute);
    return announcement;
  }

  private void renewEachMinute() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(RENEW);
        service.setText(identity.beacon(capabilities, link));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says goodbye. */
  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    dns.close();
  }
}
