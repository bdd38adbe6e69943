package org.honeylink.control.dataplane.application;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.Carrier;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.control.session.application.SessionFigures;
import org.honeylink.control.session.application.SessionSettings;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.stats.Arrivals;
import org.honeylink.transport.stats.SessionStats;
import org.honeylink.transport.stats.StreamStats;

/**
 * One session as the server carries it: the transport's connection behind a lock, and its way to
 * the broker. Made when the control plane opens the session, gone when it closes it. Thread-safe.
 */
final class CarriedSession implements SessionListener {

  /** Hears of a session, under its lock; must not block. */
  interface Observer {

    void delivered(DeliveredMessage message);

    /** Told once when the connection ended. */
    void closed(CarriedSession session, CloseReason reason);

    /** The device says something; false when nobody hears it. */
    boolean said(DeviceWord word);

    /** The device has proven the keys of a re-keying. */
    void rekeyed(CarriedSession session, int number);

    /** One end changed the redundancy of a stream. */
    void fecChanged(FecAdaptation change);
  }

  private final Map<Long, StreamOrigin> origins;
  private final Observer observer;
  private final InstantSource clock;
  private final SessionCiphers keys;
  private final ReentrantLock lock = new ReentrantLock();
  private final SessionConnection connection;
  private final StreamOrigin first;
  private final long openedMicros;
  private final CarriedSettings settings;
  private final Troubles troubles = new Troubles();

  /** Drops that are noted as troubles, by stream; guarded by the lock. */
  private Map<String, Map<DropReason, Long>> noted = Map.of();

  /** Guarded by the lock. */
  private boolean released;

  /** Guarded by the lock of {@link WakeUps}. */
  private long wakeUpMicros = Long.MAX_VALUE;

  /**
   * @param keys wiped when the session is released
   * @param settings that the configuration has already
   */
  CarriedSession(
      SessionConfig config,
      List<StreamOrigin> streams,
      Observer observer,
      InstantSource clock,
      SessionCiphers keys,
      SessionSettings settings,
      long nowMicros) {
    this.origins =
        streams.stream().collect(Collectors.toMap(StreamOrigin::connectionId, Function.identity()));
    this.first = streams.getFirst();
    this.observer = observer;
    this.clock = clock;
    this.keys = keys;
    this.openedMicros = nowMicros;
    this.settings = new CarriedSettings(settings, observer::delivered);
    this.connection = new SessionConnection(config, this, nowMicros);
  }

  UUID sessionId() {
    return first.sessionId();
  }

  String deviceId() {
    return first.deviceId();
  }

  Iterable<Long> connectionIds() {
    return origins.keySet();
  }

  Collection<StreamOrigin> streams() {
    return origins.values();
  }

  /** Takes one datagram; it is opened in place. */
  void receive(DatagramBatch batch, int index, long nowMicros) {
    lock.lock();
    try {
      connection.receive(
          batch.bytes(), batch.offset(index), batch.length(index), batch.address(index), nowMicros);
      if (keys.advanceIfProven(connection, nowMicros)) {
        observer.rekeyed(this, keys.number());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Appends what may go out now. A closed session says so some times; then its keys are wiped.
   *
   * @return when to call again, microseconds; not after now when the batch became full
   */
  long transmit(DatagramBatch out, long nowMicros) {
    lock.lock();
    try {
      if (released) {
        return Long.MAX_VALUE;
      }
      long keysMicros = keys.run(connection, nowMicros);
      long next = connection.transmit(out, nowMicros);
      if (next == Long.MAX_VALUE && connection.isClosed()) {
        release();
        return next;
      }
      return Math.min(next, keysMicros);
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    released = true;
    keys.close();
  }

  CipherSuite cipher() {
    return keys.suite();
  }

  /** Whether packets under the keys of this re-keying open here. */
  boolean isReadyFor(int rekeyNumber) {
    lock.lock();
    try {
      return keys.isReadyFor(rekeyNumber);
    } finally {
      lock.unlock();
    }
  }

  /** What the device needs to follow a change of keys that waits for it. */
  Optional<RekeyNotice> rekeyNotice() {
    lock.lock();
    try {
      return keys.notice();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Opens with the next keys as well and tells the device at the next {@link #transmit}. Does
   * nothing when it knows them or is closed.
   *
   * @param next a cipher for each stream, by connection id; belong to the session from now on
   */
  void prepareRekey(RekeyNotice notice, Map<Long, PacketCipher> next, long nowMicros) {
    lock.lock();
    try {
      if (released || keys.isReadyFor(notice.number())) {
        next.values().forEach(PacketCipher::close);
      } else {
        keys.prepare(notice, next, nowMicros);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says a word to the device at the next {@link #transmit}; false when it is not taken. */
  boolean tell(int kind, byte[] content) {
    lock.lock();
    try {
      return connection.control(first.connectionId(), kind, content);
    } finally {
      lock.unlock();
    }
  }

  /** Whether it does not know the settings of this version yet. */
  boolean isBehind(int version) {
    lock.lock();
    try {
      return settings.version() < version;
    } finally {
      lock.unlock();
    }
  }

  /** Takes newer settings and tells the device at the next {@link #transmit}. */
  void apply(SessionSettings newer, long nowMicros) {
    lock.lock();
    try {
      if (!released && !connection.isClosed()) {
        settings.apply(newer, connection, nowMicros);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells the device of its settings when it is time to; true when there is a word to send. */
  boolean remind(long nowMicros) {
    lock.lock();
    try {
      return settings.tell(connection, first.connectionId(), nowMicros);
    } finally {
      lock.unlock();
    }
  }

  /** The broker has every message of the stream up to this number. */
  void committed(long connectionId, long throughMessageNumber) {
    lock.lock();
    try {
      connection.committed(connectionId, throughMessageNumber);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the connection; the next {@link #transmit} tells the device. */
  void close(CloseReason reason, long nowMicros) {
    lock.lock();
    try {
      connection.close(reason, nowMicros);
    } finally {
      lock.unlock();
    }
  }

  SessionFigures figures() {
    return new SessionFigures(
        snapshot().stream()
            .collect(
                Collectors.toMap(
                    stream -> origin(stream.connectionId()).streamId(), CarriedFigures::of)));
  }

  /** All that is known, at one moment. */
  SessionDiagnostics diagnostics() {
    lock.lock();
    try {
      noteDrops();
      SessionStats stats = connection.stats();
      return new SessionDiagnostics(
          connection.peer().map(CarriedSession::carrier),
          stats.path(),
          stats.drops(),
          stats.streams().stream()
              .collect(
                  Collectors.toMap(
                      stream -> origin(stream.connectionId()).streamId(), Function.identity())),
          troubles.list());
    } finally {
      lock.unlock();
    }
  }

  private static Carrier carrier(InetSocketAddress peer) {
    return peer instanceof CarrierAddress ? Carrier.QUIC : Carrier.UDP;
  }

  /** What arrived so far, and by which carrier. */
  LinkReading link() {
    lock.lock();
    try {
      return new LinkReading(
          this, connection.arrivals(), connection.peer().map(CarriedSession::carrier));
    } finally {
      lock.unlock();
    }
  }

  Arrivals arrivals() {
    lock.lock();
    try {
      return connection.arrivals();
    } finally {
      lock.unlock();
    }
  }

  /** Notes a trouble for those who diagnose the session. */
  void note(String code) {
    troubles.note(clock.instant(), code, Optional.empty(), 1);
  }

  /** Notes what was dropped since the last time. */
  void noteDrops() {
    lock.lock();
    try {
      Map<String, Map<DropReason, Long>> now = new HashMap<>();
      for (StreamStats stream : connection.stats().streams()) {
        Map<DropReason, Long> before = noted.getOrDefault(stream.name(), Map.of());
        stream.drops().forEach((reason, count) -> noteDrop(stream.name(), reason, count, before));
        now.put(stream.name(), stream.drops());
      }
      noted = now;
    } finally {
      lock.unlock();
    }
  }

  private void noteDrop(
      String stream, DropReason reason, long count, Map<DropReason, Long> before) {
    long fresh = count - before.getOrDefault(reason, 0L);
    if (fresh > 0) {
      troubles.note(
          clock.instant(), reason.name().toLowerCase(Locale.ROOT), Optional.of(stream), fresh);
    }
  }

  /** Counters of all streams, at one moment. */
  List<StreamStats> snapshot() {
    lock.lock();
    try {
      return connection.stats().streams();
    } finally {
      lock.unlock();
    }
  }

  /** How long nothing authentic came on any stream. */
  Silence silence(long nowMicros) {
    long lastMicros = lastHeardMicros();
    boolean heard = lastMicros >= 0;
    long sinceMicros = nowMicros - (heard ? lastMicros : openedMicros);
    return new Silence(sessionId(), heard, Duration.of(sinceMicros, ChronoUnit.MICROS));
  }

  private long lastHeardMicros() {
    lock.lock();
    try {
      return connection.lastHeardMicros();
    } finally {
      lock.unlock();
    }
  }

  private StreamOrigin origin(long connectionId) {
    return Objects.requireNonNull(origins.get(connectionId), "a stream of this session");
  }

  long wakeUpMicros() {
    return wakeUpMicros;
  }

  void wakeUpMicros(long atMicros) {
    wakeUpMicros = atMicros;
  }

  @Override
  public void onMessage(ReceivedMessage message) {
    settings.deliver(
        new DeliveredMessage(
            origin(message.connectionId()),
            message.messageNumber(),
            message.payload(),
            message.rebuilt(),
            clock.instant()));
  }

  /** The server keeps nothing that waits for this. */
  @Override
  public void onAcknowledged(long connectionId, long throughMessageNumber) {}

  /** The server keeps nothing that waits for this. */
  @Override
  public void onWritable(long connectionId) {}

  @Override
  public boolean onControl(long connectionId, int kind, byte[] content) {
    return observer.said(
        new DeviceWord(first.tenantId(), first.deviceId(), first.sessionId(), kind, content));
  }

  @Override
  public void onFecChanged(long connectionId, FecChange change) {
    observer.fecChanged(adaptation(connectionId, false, change));
  }

  @Override
  public void onPeerFecChanged(long connectionId, FecChange change) {
    observer.fecChanged(adaptation(connectionId, true, change));
  }

  private FecAdaptation adaptation(long connectionId, boolean uplink, FecChange change) {
    StreamOrigin stream = origin(connectionId);
    return new FecAdaptation(
        stream.sessionId(),
        stream.streamId(),
        stream.name(),
        uplink,
        CarriedFigures.level(change.before()),
        CarriedFigures.level(change.after()),
        change.measured().loss(),
        change.measured().meanBurst());
  }

  @Override
  public void onClosed(CloseReason reason) {
    observer.closed(this, reason);
  }
}
