package org.honeylink.launcher.demo;

import static org.honeylink.sdk.session.Bandwidth.kbps;
import static org.honeylink.sdk.session.StreamSpec.stream;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.SessionRequest;
import org.honeylink.sdk.session.StreamSpec;

/**
 * Makes devices: registered by the administrator, paired with their code, and with a session of
 * both streams open whose datagrams go through the relay.
 */
final class Fleet {

  private static final String FIRMWARE = "1.0.0";

  private final URI server;
  private final ServerTrust trust;
  private final AdminClient administrator;
  private final InetSocketAddress relay;

  Fleet(URI server, ServerTrust trust, AdminClient administrator, InetSocketAddress relay) {
    this.server = server;
    this.trust = trust;
    this.administrator = administrator;
    this.relay = relay;
  }

  /**
   * @param number from 1; part of the device's id
   * @throws RuntimeException of the SDK when the server refuses
   */
  DemoDevice join(int number) {
    // Its keys live as long as the demo: whoever continues the data gets devices without owners.
    DeviceIdentity identity =
        DeviceIdentity.inMemory(String.format(Locale.ROOT, "HL-DEMO-%04d", number));
    RegisteredDevice registered =
        administrator.register(DeviceRegistration.of(identity, FIRMWARE, "telemetry"));
    identity.registered(registered.deviceToken());
    HoneyLink link = HoneyLink.connect(server, identity, trust);
    try {
      link.pair(registered.pairingCode());
      HoneyLinkSession session = link.openSession(SessionRequest.of(streams()).via(relay));
      return new SdkDevice(identity, link, session);
    } catch (RuntimeException refused) {
      link.close();
      identity.close();
      throw refused;
    }
  }

  private static StreamSpec[] streams() {
    return Arrays.stream(StreamKind.values())
        .map(
            kind -> stream(kind.streamName, kind.mode, kind.priority, kbps(kind.kilobitsPerSecond)))
        .toArray(StreamSpec[]::new);
  }
}
