package org.honeylink.launcher.server.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void zeroBecomesAFreePort() {
    Ports ports =
        Ports.check(options("--http-port=0", "--udp-port=0", "--quic-port=0", "--amqp-port=0"));
    assertTrue(ports.https() > 0 && ports.udp() > 0 && ports.amqp() > 0 && ports.database() > 0);
  }

  @Test
  void tcpPortInUseIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = holder.getLocalPort();
      assertRefused(
          "TCP port " + taken,
          "--http-port",
          "--http-port=" + taken,
          "--udp-port=0",
          "--quic-port=0",
          "--amqp-port=0");
      assertRefused(
          "TCP port " + taken,
          "--amqp-port",
          "--http-port=0",
          "--udp-port=0",
          "--quic-port=0",
          "--amqp-port=" + taken);
    }
  }

  @Test
  void udpPortInUseIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (DatagramSocket holder =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      int taken = holder.getLocalPort();
      assertRefused(
          "UDP port " + taken,
          "--udp-port",
          "--http-port=0",
          "--udp-port=" + taken,
          "--quic-port=0",
          "--amqp-port=0");
    }
  }

  private static LaunchOptions options(String... arguments) {
    return LaunchOptions.parse(List.of(arguments));
  }

  private static void assertRefused(String port, String option, String... arguments) {
    Refusal refusal = assertThrows(Refusal.class, () -> Ports.check(options(arguments)));
    assertEquals(1, refusal.exitCode());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(port) && message.contains(option), message);
  }
}
