package org.honeylink.launcher.cli.link;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Sends every datagram back to where it came from. */
final class EchoServer implements AutoCloseable {

  private final DatagramSocket socket;

  EchoServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setReceiveBufferSize(1 << 20);
    Thread.ofPlatform().daemon().name("echo").start(this::run);
  }

  /** A port that was free just now. */
  static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private void run() {
    DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
    try {
      while (true) {
        packet.setLength(2_048);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
