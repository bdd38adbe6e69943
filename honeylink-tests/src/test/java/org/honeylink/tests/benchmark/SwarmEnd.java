package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.packet.ConnectionIds;
import org.honeylink.transport.spi.DatagramBatch;

/** Many devices behind one socket and on one thread, so that a machine can hold them. */
final class SwarmEnd implements Runnable, AutoCloseable {

  private static final int BATCH = 64;
  private static final long LONGEST_WAIT_MICROS = 20_000;

  private record Due(long atMicros, SwarmDevice device) {}

  private final EthernetSocket socket;
  private final DatagramBatch in = new DatagramBatch(BATCH, SessionConfig.MOST_DATAGRAM_BYTES + 1);
  private final DatagramBatch out = new DatagramBatch(BATCH, SessionConfig.MOST_DATAGRAM_BYTES);
  private final ByteBuffer room = ByteBuffer.wrap(in.bytes());
  private final Map<Long, SwarmDevice> devices = new HashMap<>();
  private final Queue<SwarmDevice> joining = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMicros));
  private final Thread thread = new Thread(this, "swarm-end");
  private volatile boolean stopped;

  SwarmEnd() throws IOException {
    this.socket = EthernetSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread.start();
  }

  /** Takes a device over. */
  void join(SwarmDevice device) {
    joining.add(device);
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
    for (SwarmDevice device = joining.poll(); device != null; device = joining.poll()) {
      devices.put(device.connectionId, device);
      transmit(device);
    }
    in.clear();
    socket.drainInto(in, room);
    receive().forEach(this::transmit);
    long now = LoopbackEnd.nowMicros();
    for (Due next = due.peek(); next != null && next.atMicros <= now; next = due.peek()) {
      due.remove();
      if (next.device.dueMicros == next.atMicros) {
        transmit(next.device);
      }
    }
    if (in.isEmpty()) {
      Due next = due.peek();
      long wait = next == null ? LONGEST_WAIT_MICROS : next.atMicros - LoopbackEnd.nowMicros();
      socket.await(Duration.ofMillis(Math.clamp(wait, 1_000, LONGEST_WAIT_MICROS) / 1_000));
    }
  }

  private Set<SwarmDevice> receive() {
    long now = LoopbackEnd.nowMicros();
    Set<SwarmDevice> touched = new LinkedHashSet<>();
    for (int i = 0; i < in.count(); i++) {
      SwarmDevice device = devices.get(ConnectionIds.read(in.bytes(), in.offset(i), in.length(i)));
      if (device != null && !device.isClosed()) {
        device.connection.receive(in.bytes(), in.offset(i), in.length(i), in.address(i), now);
        touched.add(device);
      }
    }
    return touched;
  }

  private void transmit(SwarmDevice device) {
    out.clear();
    long next = device.connection.transmit(out, LoopbackEnd.nowMicros());
    try {
      int _ = socket.send(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    device.dueMicros = next;
    if (next != Long.MAX_VALUE) {
      due.add(new Due(next, device));
    }
  }

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
