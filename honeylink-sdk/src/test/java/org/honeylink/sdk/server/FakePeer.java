package org.honeylink.sdk.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.aead.RekeyablePacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.connection.StreamMode;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;
import org.jspecify.annotations.Nullable;

/** The server's end of one session on a UDP port of the loopback address. */
public final class FakePeer implements SessionListener, Runnable, AutoCloseable {

  private final UUID sessionId;
  private final CipherSuite suite;
  private final List<PeerStream> streams;
  private final Map<Long, RekeyablePacketCipher> ciphers = new HashMap<>();
  private final DatagramChannel channel;
  private final Selector selector;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<ReceivedMessage> received = new CopyOnWriteArrayList<>();
  private final List<Word> said = new CopyOnWriteArrayList<>();
  private SecretBytes sessionKey;
  private SessionConnection connection;
  private volatile @Nullable Change change;
  private volatile int rekeyed;
  private long noticeMicros;
  private final AtomicInteger epoch = new AtomicInteger();
  private volatile boolean deaf;
  private volatile boolean mute;
  private volatile boolean commits = true;
  private volatile boolean peerClosed;

  /** What both ends know of a stream. */
  public record PeerStream(
      UUID streamId, String name, long connectionId, StreamMode mode, long bitsPerSecond) {}

  FakePeer(UUID sessionId, CipherSuite suite, SecretBytes sessionKey, List<PeerStream> streams)
      throws IOException {
    this.suite = suite;
    this.sessionId = sessionId;
    this.sessionKey = sessionKey;
    this.streams = List.copyOf(streams);
    this.channel = DatagramChannel.open();
    this.channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.channel.configureBlocking(false);
    this.selector = Selector.open();
    this.channel.register(selector, SelectionKey.OP_READ);
    this.connection = connect();
    Thread.ofPlatform().daemon().name("fake-peer").start(this);
  }

  /** A change of keys that the device has not proven yet. */
  private record Change(RekeyNotice notice, SecretBytes key) {}

  private SessionConnection connect() {
    return new SessionConnection(
        SessionConfig.of(Role.SERVER, streams.stream().map(this::config).toList()), this, now());
  }

  private StreamConfig config(PeerStream stream) {
    return new StreamConfig(
        stream.connectionId(),
        stream.name(),
        stream.mode(),
        3,
        stream.bitsPerSecond(),
        FecScheme.NORMAL,
        true,
        Duration.ofMillis(100),
        protection(stream));
  }

  private PacketCipher cipher(SecretBytes session, PeerStream stream) {
    SecretBytes key = KeyHierarchy.stream(session, sessionId, stream.streamId(), epoch.get());
    DirectionKeys up = KeyHierarchy.direction(key, Direction.C2S);
    DirectionKeys down = KeyHierarchy.direction(key, Direction.S2C);
    return PacketCipher.of(suite, down, up);
  }

  private PacketProtection protection(PeerStream stream) {
    RekeyablePacketCipher cipher = new RekeyablePacketCipher(cipher(sessionKey, stream));
    ciphers.put(stream.connectionId(), cipher);
    return new PacketProtection() {
      @Override
      public int seal(long number, byte[] packet, int offset, int headerBytes, int bodyBytes) {
        return cipher.seal(number, packet, offset, headerBytes, bodyBytes);
      }

      @Override
      public int open(long number, byte[] packet, int offset, int headerBytes, int sealedBytes) {
        return cipher.open(number, packet, offset, headerBytes, sealedBytes);
      }
    };
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<PeerStream> streams() {
    return streams;
  }

  int epoch() {
    return epoch.get();
  }

  /** Everything that was delivered here, in order. */
  public List<ReceivedMessage> received() {
    return received;
  }

  /** Loses all state and changes every key, as a restarted server does. */
  public void restart() {
    lock.lock();
    try {
      epoch.incrementAndGet();
      connection = connect();
      prepare();
    } finally {
      lock.unlock();
    }
  }

  SecretBytes sessionKey() {
    return sessionKey;
  }

  /** How often the device has followed to new keys. */
  public int rekeyed() {
    return rekeyed;
  }

  /** What the device needs to follow; null while no change waits for it. */
  @Nullable RekeyNotice notice() {
    Change waiting = change;
    return waiting == null ? null : waiting.notice();
  }

  /** Opens with these keys as well and tells the device until a packet has opened under them. */
  void rekey(RekeyNotice notice, SecretBytes key) {
    lock.lock();
    try {
      change = new Change(notice, key);
      prepare();
    } finally {
      lock.unlock();
    }
  }

  private void prepare() {
    Change waiting = change;
    if (waiting != null) {
      streams.forEach(
          stream ->
              Objects.requireNonNull(ciphers.get(stream.connectionId()))
                  .prepare(cipher(waiting.key(), stream)));
    }
  }

  private void tell() {
    Change waiting = change;
    if (waiting == null) {
      return;
    }
    if (ciphers.values().stream().anyMatch(RekeyablePacketCipher::isNextProven)) {
      ciphers.values().forEach(RekeyablePacketCipher::advance);
      sessionKey = waiting.key();
      change = null;
      rekeyed = waiting.notice().number();
    } else if (!mute && now() >= noticeMicros) {
      noticeMicros = now() + 50_000;
      connection.control(
          streams.getFirst().connectionId(), RekeyNotice.CONTROL_KIND, waiting.notice().bytes());
    }
  }

  /** Packets that did not open, of the present connection. */
  public long refused() {
    lock.lock();
    try {
      return connection.stats().streams().stream()
          .mapToLong(stream -> stream.drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L))
          .sum();
    } finally {
      lock.unlock();
    }
  }

  /** A word of the device's control plane. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Word(int kind, byte[] content) {}

  /** What the device has said, in order. */
  public List<Word> said() {
    return said;
  }

  /** Says a word of the control plane to the device, on the first stream. */
  public void tell(int kind, byte[] content) {
    lock.lock();
    try {
      connection.control(streams.getFirst().connectionId(), kind, content);
    } finally {
      lock.unlock();
    }
    selector.wakeup();
  }

  /** Whether it says nothing of changes of keys. */
  public void mute(boolean value) {
    mute = value;
  }

  /** Whether datagrams are thrown away unread. */
  public void deaf(boolean value) {
    deaf = value;
  }

  /** Whether messages count as safe when they arrive. */
  public void commits(boolean value) {
    commits = value;
  }

  /** Whether the device has said goodbye. */
  public boolean isPeerClosed() {
    return peerClosed;
  }

  /** Sends the device a message on the first stream. */
  public void send(byte[] payload) {
    lock.lock();
    try {
      connection.send(streams.getFirst().connectionId(), payload, now());
    } finally {
      lock.unlock();
    }
    selector.wakeup();
  }

  private static long now() {
    return System.nanoTime() / 1_000;
  }

  @Override
  public void run() {
    DatagramBatch batch = new DatagramBatch(64, SessionConfig.MOST_DATAGRAM_BYTES);
    byte[] datagram = new byte[65_535];
    try {
      while (channel.isOpen()) {
        selector.select(key -> {}, 5);
        receive(datagram);
        batch.clear();
        transmit(batch);
        for (int i = 0; i < batch.count(); i++) {
          channel.send(
              ByteBuffer.wrap(batch.bytes(), batch.offset(i), batch.length(i)), batch.address(i));
        }
      }
    } catch (IOException e) {
      if (channel.isOpen()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void receive(byte[] datagram) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(datagram);
    for (SocketAddress from = channel.receive(buffer.clear());
        from != null;
        from = channel.receive(buffer.clear())) {
      if (!deaf) {
        lock.lock();
        try {
          if (!connection.isClosed()) {
            connection.receive(datagram, 0, buffer.position(), (InetSocketAddress) from, now());
          }
        } finally {
          lock.unlock();
        }
      }
    }
  }

  private void transmit(DatagramBatch batch) {
    lock.lock();
    try {
      tell();
      connection.transmit(batch, now());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onMessage(ReceivedMessage message) {
    received.add(message);
    if (commits) {
      connection.committed(message.connectionId(), message.messageNumber());
    }
  }

  @Override
  public void onAcknowledged(long connectionId, long throughMessageNumber) {}

  @Override
  public void onWritable(long connectionId) {}

  @Override
  public boolean onControl(long connectionId, int kind, byte[] content) {
    return said.add(new Word(kind, content));
  }

  @Override
  public void onClosed(CloseReason reason) {
    peerClosed = true;
  }

  @Override
  public void close() {
    try {
      channel.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
