package org.honeylink.control.dataplane.infrastructure.quic;

import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.honeylink.control.dataplane.application.DataPlane;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ApplicationProtocolConnectionFactory;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;

/**
 * Listens for QUIC connections of devices. Everybody shows a device's certificate before anything
 * is read from him.
 */
final class QuicCarrier implements AutoCloseable, ApplicationProtocolConnectionFactory {

  /** Application-layer protocol (RFC 7301): the wire format's records. */
  static final String PROTOCOL = "honeylink/1";

  /** Application error code: the device has as many connections as it may. */
  static final long TOO_MANY_CONNECTIONS = 2;

  /** One for each of its links, and as many again while they change. */
  private static final int MOST_CONNECTIONS = 8;

  /** A session has 16 streams at most, and there may be some sessions. */
  private static final int MOST_STREAMS = 32;

  private static final int MOST_DATAGRAMS_WAITING = 1_024;

  /** For saying goodbye to the devices. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private static final int STREAM_BUFFER_BYTES = 262_144;
  private static final int CONNECTION_BUFFER_BYTES = 4 * STREAM_BUFFER_BYTES;

  /** A device says something each second while it lives. */
  private static final int IDLE_SECONDS = 30;

  private final DataPlane dataPlane;
  private final Handshakes handshakes = new Handshakes();
  private final ServerConnector connector;

  /** One for all, in their order; what does not fit is lost, as datagrams are. */
  private final ExecutorService datagrams =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_DATAGRAMS_WAITING),
          Thread.ofPlatform().daemon().name("honeylink-quic-datagrams").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("honeylink-quic-handshakes").factory());
  private final AtomicLong numbers = new AtomicLong();
  private final Map<String, Integer> connectionsByDevice = new ConcurrentHashMap<>();

  /**
   * @param deviceOf as of {@link MutualTlsEngines}
   * @throws SocketException when the port cannot be had
   */
  QuicCarrier(
      InetSocketAddress listening,
      ServerIdentity identity,
      Function<List<X509Certificate>, String> deviceOf,
      DataPlane dataPlane)
      throws SocketException, GeneralSecurityException {
    this.dataPlane = dataPlane;
    MutualTlsEngines engines = new MutualTlsEngines(identity, handshakes, deviceOf);
    this.connector =
        KwikInternals.connector(new SteadySocket(listening), engines, config(), new KwikLog());
    connector.registerApplicationProtocol(PROTOCOL, this);
  }

  private static ServerConnectionConfig config() {
    return ServerConnectionConfig.builder()
        .maxIdleTimeoutInSeconds(IDLE_SECONDS)
        .maxConnectionBufferSize(CONNECTION_BUFFER_BYTES)
        .maxBidirectionalStreamBufferSize(STREAM_BUFFER_BYTES)
        .maxUnidirectionalStreamBufferSize(STREAM_BUFFER_BYTES)
        .maxOpenPeerInitiatedBidirectionalStreams(MOST_STREAMS)
        .maxOpenPeerInitiatedUnidirectionalStreams(MOST_STREAMS)
        // kwik keeps a whole connection to remember a Retry's token, so that one saves nothing.
        // Until an address is proven it gets three times what came from it (RFC 9000, 8.1).
        .retryRequired(ServerConnectionConfig.RetryRequired.Never)
        .connectionIdLength(Long.BYTES)
        .build();
  }

  void start() {
    connector.start();
    Object _ =
        reaper.scheduleWithFixedDelay(
            () -> handshakes.endOverdue(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public int maxConcurrentPeerInitiatedBidirectionalStreams() {
    return MOST_STREAMS;
  }

  @Override
  public int maxConcurrentPeerInitiatedUnidirectionalStreams() {
    return MOST_STREAMS;
  }

  @Override
  public boolean enableDatagramExtension() {
    return true;
  }

  /** The handshake is over. */
  @Override
  public ApplicationProtocolConnection createConnection(
      String protocol, QuicConnection connection) {
    Visit visit = handshakes.done(connection);
    String deviceId =
        visit
            .deviceId()
            .orElseThrow(() -> new IllegalStateException("a handshake ended without a device"));
    DeviceConnection device =
        new DeviceConnection(connection, numbers.incrementAndGet(), deviceId, dataPlane);
    int open = connectionsByDevice.merge(deviceId, 1, Integer::sum);
    if (!visit.atEnd(() -> ended(device))) {
      ended(device);
      return device;
    }
    connection.setDatagramHandler(device::onDatagram, datagrams);
    if (open > MOST_CONNECTIONS) {
      device.close(TOO_MANY_CONNECTIONS, "a device has at most 8 connections");
    }
    return device;
  }

  private void ended(DeviceConnection device) {
    device.ended();
    connectionsByDevice.computeIfPresent(
        device.deviceId(), (id, open) -> open == 1 ? null : open - 1);
  }

  /** Tells every device that the server goes. */
  @Override
  public void close() {
    KwikInternals.close(connector, LONGEST_CLOSE);
    reaper.shutdownNow();
    datagrams.shutdownNow();
  }
}
