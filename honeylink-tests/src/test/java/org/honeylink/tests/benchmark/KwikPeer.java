package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ApplicationProtocolConnectionFactory;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;

/** kwik, QUIC in Java, doing the same over the same loopback interface. */
final class KwikPeer implements AutoCloseable {

  private static final String PROTOCOL = "benchmark";
  private static final char[] PASSWORD = "benchmark".toCharArray();
  private static final long WINDOW_BYTES = 4 << 20;
  private static final int MOST_UNDER_WAY = 200;

  private final AtomicLong receivedBytes = new AtomicLong();
  private final AtomicLong receivedDatagrams = new AtomicLong();
  private final Path keys = Files.createTempDirectory("kwik");
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final ServerConnector server;
  private volatile boolean stopped;

  KwikPeer() throws IOException, GeneralSecurityException, InterruptedException {
    this.server =
        ServerConnector.builder()
            .withPort(socket.getLocalPort()) // asked for although the socket has one
            .withSocket(socket)
            .withKeyStore(selfSigned(), "benchmark", PASSWORD)
            .withConfiguration(
                ServerConnectionConfig.builder()
                    .maxIdleTimeoutInSeconds(30)
                    .maxConnectionBufferSize(WINDOW_BYTES)
                    .maxUnidirectionalStreamBufferSize(WINDOW_BYTES)
                    .maxBidirectionalStreamBufferSize(WINDOW_BYTES)
                    .maxOpenPeerInitiatedBidirectionalStreams(10)
                    .maxOpenPeerInitiatedUnidirectionalStreams(10)
                    .build())
            .withLogger(new NullLogger())
            .build();
    server.registerApplicationProtocol(PROTOCOL, new Sink());
    server.start();
  }

  /** Payload of one stream, MB/s. */
  double bulk() throws IOException, InterruptedException {
    QuicClientConnection client = connect();
    QuicStream stream = client.createStream(false);
    Thread sender = Thread.ofPlatform().start(() -> write(stream));
    Rate.warmUp();
    double rate = Rate.perSecond(receivedBytes::get) / 1e6;
    stopped = true;
    client.close();
    sender.join(Duration.ofSeconds(5));
    return rate;
  }

  private void write(QuicStream stream) {
    byte[] block = new byte[Transfers.BULK_BYTES];
    try (OutputStream out = stream.getOutputStream()) {
      while (!stopped) {
        out.write(block);
      }
    } catch (IOException closed) {
      stopped = true;
    }
  }

  /** Datagrams that arrive each second: as many as are sent without a pause. */
  double datagrams() throws IOException, InterruptedException {
    QuicClientConnection client = connect();
    byte[] datagram = new byte[Math.min(Transfers.DATAGRAM_BYTES, client.maxDatagramDataSize())];
    Thread sender = Thread.ofPlatform().start(() -> send(client, datagram));
    Rate.warmUp();
    double rate = Rate.perSecond(receivedDatagrams::get);
    stopped = true;
    sender.join(Duration.ofSeconds(5));
    client.close();
    return rate;
  }

  private void send(QuicClientConnection client, byte[] datagram) {
    // kwik queues without bound, so that it is never given many more than arrived.
    for (long sent = 0; !stopped; sent++) {
      client.sendDatagram(datagram);
      while (!stopped && sent > receivedDatagrams.get() + MOST_UNDER_WAY) {
        LockSupport.parkNanos(50_000);
        sent--; // what is lost must not hold up the rest for ever
      }
    }
  }

  /** One handshake, to its end. */
  int handshake() throws IOException {
    connect().close();
    return 1;
  }

  private QuicClientConnection connect() throws IOException {
    QuicClientConnection client =
        QuicClientConnection.newBuilder()
            .uri(URI.create("https://127.0.0.1:" + socket.getLocalPort()))
            .applicationProtocol(PROTOCOL)
            .noServerCertificateCheck()
            .enableDatagramExtension()
            .logger(new NullLogger())
            .build();
    client.connect();
    return client;
  }

  private KeyStore selfSigned() throws IOException, GeneralSecurityException, InterruptedException {
    Path file = keys.resolve("benchmark.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "benchmark",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no key");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private final class Sink implements ApplicationProtocolConnectionFactory {

    @Override
    public ApplicationProtocolConnection createConnection(String name, QuicConnection connection) {
      connection.setDatagramHandler(datagram -> receivedDatagrams.incrementAndGet());
      return new ApplicationProtocolConnection() {
        @Override
        public void acceptPeerInitiatedStream(QuicStream stream) {
          Thread.ofPlatform().daemon().start(() -> drain(stream));
        }
      };
    }

    @Override
    public boolean enableDatagramExtension() {
      return true;
    }

    @Override
    public int maxConcurrentPeerInitiatedUnidirectionalStreams() {
      return 10;
    }

    private void drain(QuicStream stream) {
      byte[] block = new byte[65_536];
      try (InputStream in = stream.getInputStream()) {
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
          receivedBytes.addAndGet(read);
        }
      } catch (IOException closed) {
        stopped = true;
      }
    }
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    server.close();
    Files.deleteIfExists(keys.resolve("benchmark.p12"));
    Files.delete(keys);
  }
}
