package org.honeylink.control.dataplane.application;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.control.session.application.SessionSettings;
import org.honeylink.control.session.domain.StreamMode;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.aead.RekeyablePacketCipher;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
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
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ControlKind;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;

/**
 * The server's carried session and a device over a link that loses, doubles and reorders, in
 * virtual time; what the database keeps survives {@link #crash}. The same seed gives the same run.
 */
final class RekeySimulation {

  private static final UUID SESSION = new UUID(1, 1);
  private static final UUID STREAM = new UUID(1, 2);
  private static final long ID = 0x1111;
  private static final long SECOND = 1_000_000;
  private static final X25519PublicKey ANY_KEY = X25519KeyPair.generate().publicKey();
  private static final InetSocketAddress DEVICE = address(5_000);
  private static final InetSocketAddress SERVER = address(7_844);

  private record Event(long atMicros, long order, Runnable action) {}

  private final Random random;
  private final double loss;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::atMicros).thenComparingLong(Event::order));
  private final DatagramBatch batch = new DatagramBatch(16, 1_472);
  private long nowMicros = SECOND;
  private long order;

  // What the database keeps.
  private int epoch;
  private int confirmed;
  private int waiting;

  // The server's memory.
  private CarriedSession server;
  private int proven;
  boolean mute;

  final Device device;
  final List<Long> delivered = new ArrayList<>();
  final List<DeviceWord> said = new ArrayList<>();
  Consumer<String> moments = moment -> {};

  RekeySimulation(long seed, double loss) {
    this.random = new Random(seed);
    this.loss = loss;
    this.server = assemble();
    this.device = new Device();
    in(0, this::serverLooks);
    in(0, this::deviceLooks);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  void in(long micros, Runnable action) {
    events.add(new Event(nowMicros + micros, order++, action));
  }

  boolean runUntil(BooleanSupplier done, long micros) {
    long end = nowMicros + micros;
    while (!done.getAsBoolean()) {
      long wakes = Math.min(pumpServer(), pumpDevice());
      Event event = events.peek();
      long next = event == null ? wakes : Math.min(wakes, event.atMicros);
      if (next > end) {
        return false;
      }
      nowMicros = Math.max(nowMicros, next);
      while (event != null && event.atMicros <= nowMicros) {
        events.remove();
        event.action.run();
        event = events.peek();
      }
    }
    return true;
  }

  private long pumpServer() {
    long wakes;
    do {
      batch.clear();
      wakes = server.transmit(batch, nowMicros);
      carry(bytes -> device.receive(bytes));
    } while (wakes <= nowMicros && batch.isFull());
    return Math.max(wakes, nowMicros + 1);
  }

  private long pumpDevice() {
    long wakes;
    do {
      batch.clear();
      wakes = device.connection.transmit(batch, nowMicros);
      carry(this::serverReceives);
    } while (wakes <= nowMicros && batch.isFull());
    return Math.max(wakes, nowMicros + 1);
  }

  private void carry(Consumer<byte[]> to) {
    for (int i = 0; i < batch.count(); i++) {
      int offset = batch.offset(i);
      byte[] bytes = Arrays.copyOfRange(batch.bytes(), offset, offset + batch.length(i));
      int copies = random.nextDouble() < loss ? 0 : random.nextDouble() < 0.05 ? 2 : 1;
      for (int copy = 0; copy < copies; copy++) {
        in(15_000 + random.nextInt(40_000), () -> to.accept(bytes.clone()));
      }
    }
  }

  private void serverReceives(byte[] bytes) {
    DatagramBatch in = new DatagramBatch(1, 1_472);
    System.arraycopy(bytes, 0, in.bytes(), in.nextOffset(), bytes.length);
    in.commit(bytes.length, DEVICE);
    server.receive(in, 0, nowMicros);
  }

  // The server.

  /** As {@link FollowRekeys} does each second. */
  private void serverLooks() {
    if (proven > confirmed && proven == waiting) {
      moments.accept("before confirm");
      if (proven > confirmed) {
        confirmed = proven;
        waiting = 0;
        moments.accept("after confirm");
      }
    }
    if (waiting > 0 && !server.isReadyFor(waiting)) {
      prepare(server, waiting);
    }
    in(SECOND, this::serverLooks);
  }

  /** The control plane begins a change, when none waits. */
  void rekey() {
    if (waiting == 0) {
      waiting = confirmed + 1;
      moments.accept("after prepare");
    }
  }

  int confirmed() {
    return confirmed;
  }

  /** All that was in memory is gone; the database is not. */
  void crash() {
    epoch++;
    proven = 0;
    delivered.clear();
    server = assemble();
  }

  private CarriedSession assemble() {
    RekeyablePacketCipher cipher = new RekeyablePacketCipher(cipher(Role.SERVER, confirmed, epoch));
    StreamOrigin origin =
        new StreamOrigin(
            "default", "HL-EDGE-0001", SESSION, STREAM, "s", ID, StreamMode.RELIABLE, epoch);
    CarriedSession session =
        new CarriedSession(
            config(Role.SERVER, cipher),
            List.of(origin),
            new Ears(),
            InstantSource.fixed(Instant.EPOCH),
            new SessionCiphers(CipherSuite.CHACHA20_POLY1305, Map.of(ID, cipher), confirmed),
            new SessionSettings(origin.sessionId(), 1, 1, false, List.of()),
            nowMicros);
    if (waiting > 0) {
      prepare(session, waiting);
    }
    return session;
  }

  private void prepare(CarriedSession session, int number) {
    session.prepareRekey(
        new RekeyNotice(number, 1, ANY_KEY, Optional.empty()),
        Map.of(ID, cipher(Role.SERVER, number, epoch)),
        nowMicros);
  }

  /** Packets that did not open at the server since its last start. */
  long refusedByServer() {
    return server.figures().streams().values().stream()
        .mapToLong(stream -> stream.packetsRefused())
        .sum();
  }

  /** The server says a word to the device. */
  boolean tell(int kind, byte[] content) {
    return server.tell(kind, content);
  }

  SessionDiagnostics diagnostics() {
    return server.diagnostics();
  }

  private final class Ears implements CarriedSession.Observer {

    @Override
    public void delivered(DeliveredMessage message) {
      delivered.add(message.messageNumber());
      // As the publication does: later, and not from within.
      in(2_000, () -> server.committed(ID, message.messageNumber()));
    }

    @Override
    public void closed(CarriedSession session, CloseReason reason) {
      throw new AssertionError("closed for " + reason);
    }

    @Override
    public boolean said(DeviceWord word) {
      return said.add(word);
    }

    @Override
    public void rekeyed(CarriedSession session, int number) {
      proven = number;
      moments.accept("after proof");
    }

    @Override
    public void fecChanged(FecAdaptation change) {
      throw new AssertionError("the code of this stream is fixed: " + change);
    }
  }

  // The device.

  /** As the SDK asks for the epoch after two seconds of silence. */
  private void deviceLooks() {
    if (device.epoch < epoch) {
      if (waiting > 0 && server.isReadyFor(waiting)) {
        device.change(waiting);
      }
      device.follow(epoch);
    }
    in(2 * SECOND, this::deviceLooks);
  }

  final class Device implements SessionListener {

    final SessionConnection connection;
    private RekeyablePacketCipher cipher = new RekeyablePacketCipher(cipher(Role.DEVICE, 0, 0));
    private int epoch;
    private int number;
    private int changes;
    int notices;
    final List<byte[]> commands = new ArrayList<>();
    int planned;
    long acknowledged = -1;

    Device() {
      connection = new SessionConnection(config(Role.DEVICE, cipher), this, nowMicros);
      connection.connectPeer(SERVER);
    }

    int number() {
      return number;
    }

    int changes() {
      return changes;
    }

    void send(int messages, long intervalMicros) {
      planned += messages;
      for (int i = 0; i < messages; i++) {
        in(i * intervalMicros, () -> connection.send(ID, new byte[400], nowMicros));
      }
    }

    void receive(byte[] bytes) {
      connection.receive(bytes, 0, bytes.length, SERVER, nowMicros);
    }

    void change(int next) {
      if (next == number + 1) {
        cipher.prepare(cipher(Role.DEVICE, next, epoch));
        cipher.advance();
        connection.freshKey(ID);
        number = next;
        changes++;
        moments.accept("after switch");
      }
    }

    void follow(int grown) {
      epoch = grown;
      cipher = new RekeyablePacketCipher(cipher(Role.DEVICE, number, grown));
      connection.rekey(ID, protection(cipher), nowMicros);
    }

    long refused() {
      return connection
          .stats()
          .streams()
          .getFirst()
          .drops()
          .getOrDefault(DropReason.NOT_AUTHENTIC, 0L);
    }

    @Override
    public boolean onControl(long connectionId, int kind, byte[] content) {
      if (kind == ControlKind.COMMAND.number()) {
        return commands.add(content);
      }
      notices++;
      RekeyNotice notice = RekeyNotice.read(content).orElseThrow();
      moments.accept("after notice");
      if (!mute) {
        in(random.nextInt(200_000), () -> change(notice.number()));
      }
      return kind == RekeyNotice.CONTROL_KIND;
    }

    @Override
    public void onMessage(ReceivedMessage message) {
      throw new AssertionError("the server sends no message here");
    }

    @Override
    public void onAcknowledged(long connectionId, long throughMessageNumber) {
      acknowledged = throughMessageNumber;
    }

    @Override
    public void onWritable(long connectionId) {}

    @Override
    public void onClosed(CloseReason reason) {
      throw new AssertionError("closed for " + reason);
    }
  }

  // Keys.

  private static SessionConfig config(Role role, RekeyablePacketCipher cipher) {
    return SessionConfig.of(
        role,
        List.of(
            new StreamConfig(
                ID,
                "s",
                org.honeylink.transport.connection.StreamMode.RELIABLE,
                3,
                20_000_000,
                FecScheme.NORMAL,
                Duration.ofMillis(200),
                protection(cipher))));
  }

  private static PacketCipher cipher(Role role, int number, int epoch) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    try (SecretBytes session = SecretBytes.takeOver(seed);
        SecretBytes stream = KeyHierarchy.stream(session, SESSION, STREAM, epoch);
        DirectionKeys up = KeyHierarchy.direction(stream, Direction.C2S);
        DirectionKeys down = KeyHierarchy.direction(stream, Direction.S2C)) {
      return role == Role.DEVICE
          ? PacketCipher.chaCha20Poly1305(up, down)
          : PacketCipher.chaCha20Poly1305(down, up);
    }
  }

  private static PacketProtection protection(RekeyablePacketCipher cipher) {
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
}
