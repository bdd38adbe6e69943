package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.spi.DatagramBatch;

/** One end of a session on a thread and a socket of its own, as the drivers of the product are. */
final class LoopbackEnd implements SessionListener, Runnable, AutoCloseable {

  private static final int BATCH = 64;
  private static final int QUEUE_PACKETS = 2_000;
  private static final int WINDOW_BYTES = 1 << 20;

  /** What an end does beside receiving; called in each round of its thread. */
  interface Load {

    void run(LoopbackEnd end, long nowMicros);
  }

  final SessionConnection connection;
  private final EthernetSocket socket;
  private final DatagramBatch in = new DatagramBatch(BATCH, SessionConfig.MOST_DATAGRAM_BYTES + 1);
  private final DatagramBatch out = new DatagramBatch(BATCH, SessionConfig.MOST_DATAGRAM_BYTES);
  private final ByteBuffer room = ByteBuffer.wrap(in.bytes());
  private final Load load;
  private final Thread thread = new Thread(this, "loopback-end");
  private volatile boolean stopped;
  boolean writable = true;
  final AtomicLong receivedBytes = new AtomicLong();
  final AtomicLong receivedMessages = new AtomicLong();
  Listener listener = message -> {};

  /** Hears messages on the end's thread. */
  interface Listener {

    void onMessage(ReceivedMessage message);
  }

  LoopbackEnd(Role role, List<StreamConfig> streams, Load load) throws IOException {
    this.load = load;
    this.socket = EthernetSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    SessionConfig config =
        new SessionConfig(
            role,
            streams,
            SessionConfig.MOST_DATAGRAM_BYTES,
            262_144,
            WINDOW_BYTES,
            QUEUE_PACKETS,
            Duration.ofMinutes(5),
            role == Role.DEVICE ? Duration.ofSeconds(1) : Duration.ZERO);
    this.connection = new SessionConnection(config, this, nowMicros());
  }

  static long nowMicros() {
    return System.nanoTime() / 1_000;
  }

  InetSocketAddress address() {
    return socket.localAddress();
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        round();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void round() throws IOException {
    in.clear();
    socket.drainInto(in, room);
    long now = nowMicros();
    for (int i = 0; i < in.count(); i++) {
      connection.receive(in.bytes(), in.offset(i), in.length(i), in.address(i), now);
    }
    load.run(this, now);
    out.clear();
    long next = connection.transmit(out, nowMicros());
    socket.send(out);
    long waitMicros = next - nowMicros();
    if (in.isEmpty() && !out.isFull() && waitMicros > 0) {
      pause(waitMicros);
    }
  }

  private void pause(long micros) throws IOException {
    if (micros >= 1_000) {
      socket.await(Duration.ofMillis(Math.min(micros / 1_000, 20)));
    } else {
      LockSupport.parkNanos(Math.min(micros, 100) * 1_000);
    }
  }

  @Override
  public void onMessage(ReceivedMessage message) {
    receivedBytes.getAndAdd(message.payload().length);
    receivedMessages.getAndIncrement();
    connection.committed(message.connectionId(), message.messageNumber());
    listener.onMessage(message);
  }

  @Override
  public void onAcknowledged(long connectionId, long throughMessageNumber) {}

  @Override
  public void onWritable(long connectionId) {
    writable = true;
  }

  @Override
  public boolean onControl(long connectionId, int kind, byte[] content) {
    return false;
  }

  @Override
  public void onClosed(CloseReason reason) {}

  @Override
  public void close() throws IOException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    socket.close();
  }
}
