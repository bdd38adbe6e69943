package org.honeylink.launcher.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** One client address: its own socket towards the server, and its fates in both directions. */
final class RelayedClient implements AutoCloseable {

  private final InetSocketAddress address;
  private final DatagramChannel upstream;
  private final FateSequence up;
  private final FateSequence down;

  private RelayedClient(
      InetSocketAddress address, DatagramChannel upstream, FateSequence up, FateSequence down) {
    this.address = address;
    this.upstream = upstream;
    this.up = up;
    this.down = down;
  }

  static RelayedClient open(
      int number,
      InetSocketAddress address,
      InetSocketAddress server,
      Impairment impairment,
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
              new FateSequence(impairment, number, Direction.UP),
              new FateSequence(impairment, number, Direction.DOWN));
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

  FateSequence.Fate nextFate(Direction direction) {
    return switch (direction) {
      case UP -> up.next();
      case DOWN -> down.next();
    };
  }

  @Override
  public void close() throws IOException {
    upstream.close();
  }
}
