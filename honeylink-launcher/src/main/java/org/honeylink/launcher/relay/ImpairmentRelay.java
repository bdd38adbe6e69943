package org.honeylink.launcher.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.transport.impairment.Fate;
import org.honeylink.transport.impairment.Impairment;
import org.jspecify.annotations.Nullable;

/**
 * A bad link between clients and one UDP server: each client address gets a socket of its own
 * towards the server, so the server sees as many peers as there are clients. What happens to a
 * datagram is said by {@link Impairment}.
 *
 * <p>One thread receives, keeps delayed datagrams in a heap and sends them when they are due,
 * accurate to about a millisecond. {@link #figures} and {@link #close} may be called from any
 * thread.
 */
public final class ImpairmentRelay implements AutoCloseable {

  /**
   * Whom to remember, since each costs a socket: who comes anew takes the place of the client that
   * is idle for longest.
   *
   * @param clients so many at most, above 0
   * @param idle after so long a place may be taken although others are free
   */
  record Places(int clients, Duration idle) {

    /** As long as a server keeps a session of which it hears nothing. */
    private static final Places USUAL = new Places(4_096, Duration.ofMinutes(5));
  }

  private static final int MAX_DATAGRAM_BYTES = 65_535;
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;

  private final InetSocketAddress server;
  private final LinkImpairments impairments;
  private final Places places;
  private final long startNanos = System.nanoTime();
  private final Selector selector;
  private final DatagramChannel entrance;
  private final InetSocketAddress address;
  private final Map<InetSocketAddress, RelayedClient> clients = new HashMap<>();
  private final DelayedDatagrams delayed = new DelayedDatagrams();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
  private final RelayCounters up = new RelayCounters();
  private final RelayCounters down = new RelayCounters();
  private final Thread thread;
  private int opened;
  private volatile boolean closing;
  private volatile @Nullable Exception failure;

  private ImpairmentRelay(
      InetSocketAddress server,
      LinkImpairments impairments,
      Places places,
      Selector selector,
      DatagramChannel entrance)
      throws IOException {
    this.server = server;
    this.impairments = impairments;
    this.places = places;
    this.selector = selector;
    this.entrance = entrance;
    this.address = (InetSocketAddress) entrance.getLocalAddress();
    this.thread = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
  }

  /**
   * Starts a relay.
   *
   * @param bind where clients send to; port 0 takes any free one
   * @param server where datagrams go
   * @throws IOException when the address is taken
   */
  public static ImpairmentRelay start(
      InetSocketAddress bind, InetSocketAddress server, LinkImpairments impairments)
      throws IOException {
    return start(bind, server, impairments, Places.USUAL);
  }

  static ImpairmentRelay start(
      InetSocketAddress bind, InetSocketAddress server, LinkImpairments impairments, Places places)
      throws IOException {
    Selector selector = Selector.open();
    DatagramChannel entrance = DatagramChannel.open();
    try {
      entrance.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
      entrance.bind(bind);
      entrance.configureBlocking(false);
      entrance.register(selector, SelectionKey.OP_READ);
      var relay = new ImpairmentRelay(server, impairments, places, selector, entrance);
      relay.thread.start();
      return relay;
    } catch (IOException failed) {
      entrance.close();
      selector.close();
      throw failed;
    }
  }

  /** Where clients send to. */
  public InetSocketAddress address() {
    return address;
  }

  public RelayFigures figures(Direction direction) {
    return counters(direction).snapshot();
  }

  /** Why the relay stopped by itself; empty while it runs, and when it was closed. */
  public Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  /** Stops; datagrams on their way are forgotten. Waits until all sockets are closed. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        sendDue();
        selector.select(delayed.millisToNext(System.nanoTime()));
        for (SelectionKey key : selector.selectedKeys()) {
          receive(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException | RuntimeException broken) {
      failure = broken;
    } finally {
      closeAll();
    }
  }

  private void receive(SelectionKey key) throws IOException {
    if (key.attachment() instanceof RelayedClient client) {
      receiveFromServer(client);
    } else {
      receiveFromClients();
    }
  }

  private void receiveFromClients() throws IOException {
    while (true) {
      buffer.clear();
      if (!(entrance.receive(buffer) instanceof InetSocketAddress from)) {
        return;
      }
      RelayedClient client = client(from);
      if (client == null) {
        up.failed.increment();
      } else {
        relay(client, Direction.UP);
      }
    }
  }

  private void receiveFromServer(RelayedClient client) {
    try {
      buffer.clear();
      while (client.upstream().read(buffer) > 0) {
        relay(client, Direction.DOWN);
        buffer.clear();
      }
    } catch (IOException noServer) {
      // "Port unreachable" for a datagram sent before: lost, as on any link to a stopped server.
      up.failed.increment();
    }
  }

  private @Nullable RelayedClient client(InetSocketAddress from) {
    RelayedClient known = clients.get(from);
    if (known != null) {
      return known;
    }
    try {
      makeRoom(System.nanoTime());
      var client = RelayedClient.open(opened, from, server, impairments, startNanos, selector);
      opened++;
      clients.put(from, client);
      return client;
    } catch (IOException noSocket) {
      // Too many open files, or no route to the server: lost; the next datagram tries again.
      return null;
    }
  }

  private void makeRoom(long nowNanos) throws IOException {
    Optional<RelayedClient> idle =
        clients.values().stream().max(Comparator.comparingLong(each -> each.idleNanos(nowNanos)));
    if (idle.isPresent()
        && (clients.size() >= places.clients()
            || idle.get().idleNanos(nowNanos) >= places.idle().toNanos())) {
      clients.remove(idle.get().address());
      idle.get().close();
    }
  }

  private void relay(RelayedClient client, Direction direction) {
    long nowNanos = System.nanoTime();
    Fate fate = client.nextFate(direction, buffer.flip().remaining(), nowNanos);
    counters(direction).count(fate);
    if (!fate.arrives()) {
      return;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    fate.damage(bytes, 0);
    for (int copy = 0; copy < fate.copies(); copy++) {
      delayed.add(client, direction, bytes, nowNanos + fate.delayNanos());
    }
  }

  private void sendDue() {
    long nowNanos = System.nanoTime();
    for (var next = delayed.pollDue(nowNanos); next != null; next = delayed.pollDue(nowNanos)) {
      RelayCounters counters = counters(next.direction);
      if (send(next)) {
        counters.forwarded.increment();
      } else {
        counters.failed.increment();
      }
    }
  }

  /**
   * False when the datagram was lost for good reason: no buffer left, no server there, or nothing
   * in it, which a connected channel does not send.
   */
  private boolean send(DelayedDatagrams.Delayed next) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(next.bytes);
      return switch (next.direction) {
        case UP -> next.client.upstream().write(bytes) > 0;
        case DOWN -> entrance.send(bytes, next.client.address()) > 0;
      };
    } catch (IOException lost) {
      return false;
    }
  }

  private RelayCounters counters(Direction direction) {
    return switch (direction) {
      case UP -> up;
      case DOWN -> down;
    };
  }

  private void closeAll() {
    try {
      for (RelayedClient client : clients.values()) {
        client.close();
      }
      entrance.close();
      selector.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("the relay's sockets did not close", failed);
    }
  }
}
