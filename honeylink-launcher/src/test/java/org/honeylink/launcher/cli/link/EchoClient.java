package org.honeylink.launcher.cli.link;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends datagrams to a relay and counts what comes back. */
final class EchoClient implements AutoCloseable {

  private final InetSocketAddress relay;
  private final DatagramSocket socket;
  private final AtomicInteger received = new AtomicInteger();

  EchoClient(InetSocketAddress relay) throws IOException {
    this.relay = relay;
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setReceiveBufferSize(1 << 20);
    Thread.ofPlatform().daemon().name("echo-client").start(this::run);
  }

  private void run() {
    DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
    try {
      while (true) {
        packet.setLength(2_048);
        socket.receive(packet);
        received.incrementAndGet();
      }
    } catch (IOException closed) {
      return;
    }
  }

  /** Until something comes back: the relay is there. */
  void awaitRelay() {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              send(1);
              return received.get() > 0;
            });
  }

  void send(int datagrams) throws IOException {
    for (int i = 0; i < datagrams; i++) {
      socket.send(new DatagramPacket(new byte[] {1, 2, 3, 4}, 4, relay));
    }
  }

  int received() {
    return received.get();
  }

  @Override
  public void close() {
    socket.close();
  }
}
