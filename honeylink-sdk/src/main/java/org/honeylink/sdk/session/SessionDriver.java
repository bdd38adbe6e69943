package org.honeylink.sdk.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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

  private final SessionLink link;
  private final MonotonicClock clock;
  private final DatagramPath path;
  private final Thread thread;
  private final DatagramBatch batch =
      new DatagramBatch(BATCH_DATAGRAMS, SessionConfig.MOST_DATAGRAM_BYTES);
  private final byte[] received = new byte[LARGEST_DATAGRAM_BYTES];
  private LongUnaryOperator watch = now -> Long.MAX_VALUE;
  private volatile boolean mayBeWaiting;

  /**
   * @param path belongs to the driver from now on
   */
  SessionDriver(SessionLink link, MonotonicClock clock, DatagramPath path, String name) {
    this.link = link;
    this.clock = clock;
    this.path = path;
    this.thread = Thread.ofPlatform().daemon().name("honeylink-session-" + name).unstarted(this);
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
      path.wakeup();
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
    try (path) {
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
    path.send(batch);
    link.dispatch();
    if (over && batch.isEmpty()) {
      return false;
    }
    long now = clock.nowMicros();
    long untilMicros = Math.min(wakeMicros, watch.applyAsLong(now));
    path.await(link.isClosed() ? 0 : untilMicros - now);
    mayBeWaiting = false;
    return true;
  }

  private void receiveAll() throws IOException {
    for (int i = 0; i < BATCH_DATAGRAMS; i++) {
      int length = path.receive(received);
      if (length == 0) {
        return;
      }
      link.receive(received, length, path.peer());
    }
  }
}
