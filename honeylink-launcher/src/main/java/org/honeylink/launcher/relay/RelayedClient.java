package org.honeylink.launcher.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.honeylink.transport.impairment.Fate;
import org.honeylink.transport.impairment.ImpairedLink;

/** One client address: its own socket towards the server, and its link in both directions. */
final class RelayedClient implements AutoCloseable {

  private final InetSocketAddress address;
  private final DatagramChannel upstream;
  private final ImpairedLink up;
  private final ImpairedLink down;
  private long usedNanos = System.nanoTime();

  private RelayedClient(
      InetSocketAddress address, DatagramChannel upstream, ImpairedLink up, ImpairedLink down) {
    this.address = address;
    this.upstream = upstream;
    this.up = up;
    this.down = down;
  }

  /**
   * @param startNanos when the relay started, in the clock of {@code System.nanoTime}
   */
  static RelayedClient open(
      int number,
      InetSocketAddress address,
      InetSocketAddress server,
      LinkImpairments impairments,
      long startNanos,
      Selector selector)
      throws IOException {
    DatagramChannel upstream = DatagramChannel.open();
    try {
      upstream.configureBlocking(false);
      upstream.connect(server);
      var client =
          new RelayedClient(
              address,
              upstream,
              new ImpairedLink(impairments.up(), 2L * number, startNanos),
              new ImpairedLink(impairments.down(), 2L * number + 1, startNanos));
      upstream.register(selector, SelectionKey.OP_READ, client);
      return client;
    } catch (IOException failed) {
      upstream.close();
      throw failed;
    }
  }

  InetSocketAddress address() {
    return address;
  }

  DatagramChannel upstream() {
    return upstream;
  }

  /** Since the last datagram of either direction. */
  long idleNanos(long nowNanos) {
    return nowNanos - usedNanos;
  }

  Fate nextFate(Direction direction, int bytes, long nowNanos) {
    usedNanos = nowNanos;
    return switch (direction) {
      case UP -> up.next(bytes, nowNanos);
      case DOWN -> down.next(bytes, nowNanos);
    };
  }

  @Override
  public void close() throws IOException {
    upstream.close();
  }
}
