package org.honeylink.sdk.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.spi.DatagramBatch;

/**
 * A UDP socket to one address. A datagram that cannot go out is lost, as any may be; when the
 * network under the socket has changed it is replaced by a fresh one. One thread at a time, but for
 * {@link #wakeup}.
 */
final class DatagramPath implements AutoCloseable {

  private static final Logger LOG = System.getLogger(DatagramPath.class.getName());
  private static final int BUFFER_BYTES = 1 << 20;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MICRO = 1_000;

  /** Nothing interrupts it: neither a datagram that comes nor a message that is to go. */
  private static final long LONGEST_PARK_MICROS = 100;

  private static final long NANOS_BETWEEN_SOCKETS = TimeUnit.SECONDS.toNanos(1);

  private final InetSocketAddress peer;
  private final Selector selector;
  private DatagramChannel channel;
  private long openedNanos = System.nanoTime();

  private DatagramPath(InetSocketAddress peer, Selector selector, DatagramChannel channel) {
    this.peer = peer;
    this.selector = selector;
    this.channel = channel;
  }

  /**
   * @throws IOException when no socket is to be had or the address cannot be reached
   */
  static DatagramPath open(InetSocketAddress peer) throws IOException {
    Selector selector = Selector.open();
    try {
      return new DatagramPath(peer, selector, connect(peer, selector));
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  private static DatagramChannel connect(InetSocketAddress peer, Selector selector)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
      // RFC 8899, section 3: a path that has to cut a probe must not let it seem to fit.
      if (channel.supportedOptions().contains(ExtendedSocketOptions.IP_DONTFRAGMENT)) {
        channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
      }
      channel.configureBlocking(false);
      channel.connect(peer);
      channel.register(selector, SelectionKey.OP_READ);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  InetSocketAddress peer() {
    return peer;
  }

  /** Sends what it can; the rest is lost. */
  void send(DatagramBatch batch) throws ClosedChannelException {
    ByteBuffer view = ByteBuffer.wrap(batch.bytes());
    for (int i = 0; i < batch.count(); i++) {
      int start = batch.offset(i);
      view.limit(start + batch.length(i)).position(start);
      try {
        channel.write(view);
      } catch (IOException e) {
        onRefused(e, batch.length(i));
      }
    }
  }

  /** A datagram longer than the base asks how much the path carries; "no" is an answer. */
  private void onRefused(IOException failure, int bytes) throws ClosedChannelException {
    if (bytes <= SessionConfig.DATAGRAM_BYTES || failure instanceof ClosedChannelException) {
      recover(failure);
    }
  }

  /**
   * @return bytes of the datagram that came, 0 when there is none
   */
  int receive(byte[] datagram) throws ClosedChannelException {
    try {
      return Math.max(0, channel.read(ByteBuffer.wrap(datagram)));
    } catch (IOException e) {
      recover(e);
      return 0;
    }
  }

  private void recover(IOException failure) throws ClosedChannelException {
    if (failure instanceof ClosedChannelException closed) {
      throw closed;
    }
    if (failure instanceof PortUnreachableException) {
      LOG.log(Level.TRACE, "Nobody listens at {0}; the server may be restarting", peer);
    } else if (System.nanoTime() - openedNanos >= NANOS_BETWEEN_SOCKETS) {
      LOG.log(Level.DEBUG, "The network to {0} has changed: {1}", peer, failure);
      reopen();
    }
  }

  /** Another socket, with whatever local address leads to the peer now. */
  void reopen() {
    openedNanos = System.nanoTime();
    try {
      DatagramChannel fresh = connect(peer, selector);
      channel.close();
      channel = fresh;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "No way to {0} yet: {1}", peer, e);
    }
  }

  /** Waits until a datagram comes, the time is over or somebody wakes it. */
  void await(long micros) throws IOException {
    if (micros >= MICROS_PER_MILLI) {
      selector.select(key -> {}, micros / MICROS_PER_MILLI);
      return;
    }
    // Selectors know whole milliseconds only, and a paced stream waits for less.
    if (micros > 0) {
      LockSupport.parkNanos(Math.min(micros, LONGEST_PARK_MICROS) * NANOS_PER_MICRO);
    }
    selector.selectNow(key -> {});
  }

  /** Thread-safe. */
  void wakeup() {
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
