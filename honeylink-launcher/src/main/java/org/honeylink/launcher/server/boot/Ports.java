package org.honeylink.launcher.server.boot;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Ports that were free a moment ago, every 0 replaced. */
public record Ports(int https, int udp, int quic, int amqp, int database) {

  /**
   * Tries each port on the address the server will use.
   *
   * @throws Refusal naming the port that is taken and the option that changes it
   */
  public static Ports check(LaunchOptions options) {
    InetAddress host = address(options.host());
    return new Ports(
        tcp(host, options.httpPort(), "HTTPS", "--http-port"),
        udp(host, options.udpPort(), "HLST", "--udp-port"),
        udp(host, options.quicPort(), "QUIC", "--quic-port"),
        tcp(host, options.amqpPort(), "AMQP", "--amqp-port"),
        tcp(InetAddress.getLoopbackAddress(), 0, "PostgreSQL", "--data"));
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw Refusal.usage("Option --host: '" + host + "' is no address that this machine knows");
    }
  }

  private static int tcp(InetAddress host, int port, String use, String option) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
      return probe.getLocalPort();
    } catch (IOException taken) {
      throw inUse("TCP", host, port, use, option, taken);
    }
  }

  private static int udp(InetAddress host, int port, String use, String option) {
    try (DatagramSocket probe = new DatagramSocket(null)) {
      probe.bind(new InetSocketAddress(host, port));
      return probe.getLocalPort();
    } catch (IOException taken) {
      throw inUse("UDP", host, port, use, option, taken);
    }
  }

  private static Refusal inUse(
      String protocol, InetAddress host, int port, String use, String option, IOException why) {
    return Refusal.failure(
        "%s port %d on %s, for %s, cannot be used: %s. Stop the program that holds it, or choose another with %s (0 takes any free port)."
            .formatted(protocol, port, host.getHostAddress(), use, why.getMessage(), option));
  }
}
