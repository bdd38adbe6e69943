package org.honeylink.tests.benchmark;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SendOutcome;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.connection.StreamMode;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.spi.DatagramBatch;

/** What it costs to have sessions: to begin one, and to keep one that says nothing. */
final class Sessions {

  private static final InetSocketAddress DEVICE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);
  private static final int IDLE = 500;
  private static final int STREAMS = 16;

  private final DatagramBatch batch = new DatagramBatch(64, SessionConfig.MOST_DATAGRAM_BYTES);
  private long nowMicros = 1;

  /**
   * Both ends of a session: fresh X25519 keys, agreement, derivation, and packets to and fro until
   * the server has proven where the device is. The REST call that carries the keys is not in it.
   */
  int begin() {
    X25519KeyPair device = X25519KeyPair.generate();
    X25519KeyPair server = X25519KeyPair.generate();
    UUID id = UUID.randomUUID();
    SessionConnection left = end(Role.DEVICE, 1, id, device.agree(server.publicKey()));
    SessionConnection right = end(Role.SERVER, 1, id, server.agree(device.publicKey()));
    meet(left, right);
    return 1;
  }

  /**
   * Heap of one end of an idle session with sixteen streams, bytes.
   *
   * @param used whether each stream carried a message before; else only the first has begun
   */
  double idleBytes(boolean used) throws InterruptedException {
    List<SessionConnection> kept = new ArrayList<>(IDLE);
    kept.add(idle(used));
    long before = heapBytes();
    for (int i = 0; i < IDLE; i++) {
      kept.add(idle(used));
    }
    double bytes = (double) (heapBytes() - before) / IDLE;
    kept.forEach(session -> session.close(CloseReason.DONE, nowMicros));
    return bytes;
  }

  private SessionConnection idle(boolean used) {
    UUID id = UUID.randomUUID();
    byte[] secret = new byte[32];
    SessionConnection device = end(Role.DEVICE, STREAMS, id, SecretBytes.copyOf(secret));
    SessionConnection server = end(Role.SERVER, STREAMS, id, SecretBytes.copyOf(secret));
    for (int i = 0; used && i < STREAMS; i++) {
      SendOutcome _ = device.send(i, new byte[100], nowMicros);
      SendOutcome _ = server.send(i, new byte[100], nowMicros);
    }
    meet(device, server);
    return server;
  }

  private static SessionConnection end(Role role, int streams, UUID session, SecretBytes shared) {
    List<StreamConfig> configs = new ArrayList<>(streams);
    try (shared) {
      for (int i = 0; i < streams; i++) {
        try (SecretBytes key = KeyHierarchy.stream(shared, session, new UUID(0, i), 0)) {
          configs.add(stream(role, i, key));
        }
      }
    }
    return new SessionConnection(SessionConfig.of(role, configs), new Nobody(), 0);
  }

  private static StreamConfig stream(Role role, int index, SecretBytes key) {
    return new StreamConfig(
        index,
        "stream-" + index,
        index % 2 == 0 ? StreamMode.RELIABLE : StreamMode.UNRELIABLE,
        index % 8,
        1_000_000,
        FecScheme.NORMAL,
        Duration.ofMillis(200),
        Protections.of(CipherSuite.CHACHA20_POLY1305, role, key));
  }

  /** Lets packets cross until nobody has more to say. */
  private void meet(SessionConnection device, SessionConnection server) {
    device.connectPeer(SERVER);
    boolean said = true;
    while (said) {
      nowMicros += 1_000;
      said = carry(device, server, DEVICE);
      said |= carry(server, device, SERVER);
    }
  }

  private boolean carry(SessionConnection from, SessionConnection to, InetSocketAddress source) {
    batch.clear();
    long _ = from.transmit(batch, nowMicros);
    for (int i = 0; i < batch.count(); i++) {
      to.receive(batch.bytes(), batch.offset(i), batch.length(i), source, nowMicros);
    }
    return !batch.isEmpty();
  }

  private static long heapBytes() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(Duration.ofMillis(100));
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static final class Nobody implements SessionListener {

    @Override
    public void onMessage(ReceivedMessage message) {}

    @Override
    public void onAcknowledged(long connectionId, long throughMessageNumber) {}

    @Override
    public void onWritable(long connectionId) {}

    @Override
    public boolean onControl(long connectionId, int kind, byte[] content) {
      return false;
    }

    @Override
    public void onClosed(CloseReason reason) {}
  }
}
