package org.honeylink.sdk.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.spi.DatagramBatch;

/**
 * Carries one session over one UDP socket: the thread that sends what the connection has, waits for
 * datagrams or for time to pass, and calls the application's listeners.
 */
final class SessionDriver implements Runnable {

  private static final Logger LOG = System.getLogger(SessionDriver.class.getName());
  private static final int BATCH_DATAGRAMS = 64;
  private static final int LARGEST_DATAGRAM_BYTES = 65_535;
  private static final int SOCKET_BUFFER_BYTES = 1 << 20;
  private static final long MICROS_PER_MILLI = 1_000;

  private final SessionLink link;
  private final MonotonicClock clock;
  private final InetSocketAddress peer;
  private final DatagramChannel channel;
  private final Selector selector;
  private final Thread thread;
  private final DatagramBatch batch =
      new DatagramBatch(BATCH_DATAGRAMS, SessionConfig.DATAGRAM_BYTES);
  private final byte[] received = new byte[LARGEST_DATAGRAM_BYTES];
  private LongUnaryOperator watch = now -> Long.MAX_VALUE;
  private volatile boolean mayBeWaiting;

  private SessionDriver(
      SessionLink link,
      MonotonicClock clock,
      InetSocketAddress peer,
      DatagramChannel channel,
      Selector selector,
      String name) {
    this.link = link;
    this.clock = clock;
    this.peer = peer;
    this.channel = channel;
    this.selector = selector;
    this.thread = Thread.ofPlatform().daemon().name("honeylink-session-" + name).unstarted(this);
  }

  /**
   * Opens the socket.
   *
   * @throws IOException when no socket is to be had or the address cannot be reached
   */
  static SessionDriver open(
      SessionLink link, MonotonicClock clock, InetSocketAddress peer, String name)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
      channel.configureBlocking(false);
      channel.connect(peer);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new SessionDriver(link, clock, peer, channel, selector, name);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * @param silenceWatch called with the time, answers when to be called again
   */
  void start(LongUnaryOperator silenceWatch) {
    watch = silenceWatch;
    thread.start();
  }

  /** Something may have to be sent: cheap when the thread is at work anyway. */
  void wake() {
    if (mayBeWaiting) {
      mayBeWaiting = false;
      selector.wakeup();
    }
  }

  boolean isOwnThread() {
    return thread.equals(Thread.currentThread());
  }

  /** Waits until the thread has ended; true when it has. */
  boolean join(Duration patience) throws InterruptedException {
    return isOwnThread() || thread.join(patience);
  }

  @Override
  public void run() {
    try (channel;
        selector) {
      while (carryOn()) {
        receiveAll();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The socket of a session failed; the session ends here", e);
    } finally {
      end();
    }
  }

  private void end() {
    try {
      link.close(CloseReason.ADMINISTRATIVE);
      link.dispatch();
    } finally {
      link.wipe();
    }
  }

  /** Sends what may go, tells what happened, waits; false when the session is over. */
  private boolean carryOn() throws IOException {
    // Set before the connection is asked: a message that comes later finds it set and wakes us.
    mayBeWaiting = true;
    batch.clear();
    boolean over = link.isClosed();
    long wakeMicros = link.transmit(batch);
    sendBatch();
    link.dispatch();
    if (over && batch.isEmpty()) {
      return false;
    }
    long now = clock.nowMicros();
    waitUntil(Math.min(wakeMicros, watch.applyAsLong(now)), now);
    mayBeWaiting = false;
    return true;
  }

  private void waitUntil(long wakeMicros, long nowMicros) throws IOException {
    if (wakeMicros <= nowMicros || link.isClosed()) {
      selector.selectNow(key -> {});
    } else {
      // Rounded up: a pause below one millisecond is not worth a busy loop.
      selector.select(key -> {}, (wakeMicros - nowMicros) / MICROS_PER_MILLI + 1);
    }
  }

  private void sendBatch() throws IOException {
    for (int i = 0; i < batch.count(); i++) {
      try {
        channel.write(ByteBuffer.wrap(batch.bytes(), batch.offset(i), batch.length(i)));
      } catch (PortUnreachableException e) {
        // The server is restarting: the datagram is lost, as any may be.
        LOG.log(Level.TRACE, "Nobody listens at the server's port", e);
      }
    }
  }

  private void receiveAll() throws IOException {
    for (int i = 0; i < BATCH_DATAGRAMS; i++) {
      try {
        int length = channel.read(ByteBuffer.wrap(received));
        if (length <= 0) {
          return;
        }
        link.receive(received, length, peer);
      } catch (PortUnreachableException e) {
        LOG.log(Level.TRACE, "Nobody listens at the server's port", e);
      }
    }
  }
}
