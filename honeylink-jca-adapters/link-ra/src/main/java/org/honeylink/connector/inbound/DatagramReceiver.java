package org.honeylink.connector.inbound;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.honeylink.connector.link.ethernet.Carrier;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkKind;
import org.honeylink.transport.spi.LinkStateChange;
import org.jspecify.annotations.Nullable;

/**
 * Owns the thread that reads one socket: waits, drains up to 64 datagrams into one reused batch and
 * calls the endpoint once for all of them. Endpoint trouble costs the batch, never the thread.
 */
public final class DatagramReceiver implements AutoCloseable {

  private static final Logger LOG = System.getLogger(DatagramReceiver.class.getName());
  private static final int BATCH_DATAGRAMS = 64;

  /** Above any path MTU of Ethernet without jumbo frames; what fills it whole is dropped. */
  private static final int DATAGRAM_BYTES = 2_048;

  private static final Duration CARRIER_POLL = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  private final EthernetSocket socket;
  private final Optional<Carrier> carrier;
  private final EndpointCaller endpoint;
  private final Thread thread;
  private final DatagramBatch batch = new DatagramBatch(BATCH_DATAGRAMS, DATAGRAM_BYTES);
  private final ByteBuffer room = ByteBuffer.wrap(batch.bytes());

  private LinkStateChange.@Nullable State lastState;
  private long nextCarrierNanos = System.nanoTime();
  private long datagrams;
  private long batches;
  private long droppedByEndpoint;
  private long droppedOversize;
  private volatile ReceiverCounters counters = new ReceiverCounters(0, 0, 0, 0, 0);

  /**
   * @param socket closed by {@link #close}
   * @param carrier of the interface that the socket is bound to; empty when bound to all
   */
  public DatagramReceiver(
      EthernetSocket socket, Optional<Carrier> carrier, MessageEndpointFactory endpoints) {
    this.socket = socket;
    this.carrier = carrier;
    this.endpoint = new EndpointCaller(endpoints);
    this.thread =
        Thread.ofPlatform()
            .name("honeylink-udp-" + socket.localAddress().getPort())
            .daemon()
            .unstarted(this::run);
  }

  /** Begins to receive; once. */
  public void start() {
    thread.start();
  }

  public ReceiverCounters counters() {
    return counters;
  }

  /** The socket that this receiver reads and that replies leave from. */
  public EthernetSocket socket() {
    return socket;
  }

  private void run() {
    try {
      while (socket.isOpen()) {
        socket.await(CARRIER_POLL);
        receiveOnce();
        pollCarrier();
        publishCounters();
      }
    } catch (IOException ended) {
      if (socket.isOpen()) {
        LOG.log(Level.ERROR, "Receiving on " + socket.localAddress() + " has ended", ended);
      }
    } finally {
      endpoint.release();
    }
  }

  private void receiveOnce() throws IOException {
    batch.clear();
    droppedOversize += socket.drainInto(batch, room);
    int received = batch.count();
    if (received == 0) {
      return;
    }
    if (endpoint.call(listener -> listener.onBatch(batch))) {
      datagrams += received;
      batches++;
    } else {
      droppedByEndpoint += received;
    }
  }

  private void pollCarrier() {
    if (carrier.isEmpty() || System.nanoTime() - nextCarrierNanos < 0) {
      return;
    }
    nextCarrierNanos = System.nanoTime() + CARRIER_POLL.toNanos();
    LinkStateChange.State state = carrier.get().state();
    if (state == lastState) {
      return;
    }
    LinkStateChange change =
        new LinkStateChange(LinkKind.ETHERNET, carrier.get().interfaceName(), state, Instant.now());
    if (endpoint.call(listener -> listener.onLinkStateChange(change))) {
      lastState = state;
    }
  }

  private void publishCounters() {
    counters =
        new ReceiverCounters(
            datagrams, batches, droppedByEndpoint, droppedOversize, endpoint.failures());
  }

  /** Closes the socket and waits for the thread, which ends after the batch it is delivering. */
  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join(STOP_WAIT.toMillis());
      if (thread.isAlive()) {
        LOG.log(Level.WARNING, "{0} is still in the message endpoint", thread.getName());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    LOG.log(Level.INFO, "{0} received {1}", thread.getName(), counters);
  }
}
