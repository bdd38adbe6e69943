package org.honeylink.sdk.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Passes datagrams between one device and one server; loses them until it knows the server. */
final class TestRelay implements AutoCloseable {

  private final DatagramChannel channel;
  private final AtomicInteger passed = new AtomicInteger();
  private volatile @Nullable InetSocketAddress server;

  TestRelay() throws IOException {
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().name("test-relay").start(this::pass);
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  void leadTo(InetSocketAddress address) {
    server = address;
  }

  int passed() {
    return passed.get();
  }

  private void pass() {
    ByteBuffer buffer = ByteBuffer.allocate(65_535);
    InetSocketAddress device = null;
    try {
      while (true) {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        boolean fromServer = from.equals(server);
        device = fromServer ? device : from;
        InetSocketAddress to = fromServer ? device : server;
        if (to != null) {
          channel.send(buffer.flip(), to);
          passed.incrementAndGet();
        }
      }
    } catch (ClosedChannelException e) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException("The relay of the test failed", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
