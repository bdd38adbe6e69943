package org.honeylink.control.dataplane.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.DeviceWordListener;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.application.OpenSession;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.control.session.application.SessionFigures;
import org.honeylink.control.session.application.SessionRuntime;
import org.honeylink.control.session.application.SessionSettings;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.trust.application.SessionKeys;
import org.honeylink.control.trust.application.SessionRekeying;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.packet.ConnectionIds;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkSpec;
import org.honeylink.transport.stats.Arrivals;
import org.jspecify.annotations.Nullable;

/**
 * Carries the sessions of this node: datagrams in and out, timers, and the way to the broker.
 *
 * <p>Thread-safe. Datagrams come on the adapters' threads; timers, publications and words of
 * devices have one thread each ({@link #runTimers}, {@link #runPublications}, {@link #runWords});
 * sessions are opened and closed by whoever handles the request.
 */
public final class DataPlane implements SessionRuntime, MessageCounters {

  private static final Logger LOG = System.getLogger(DataPlane.class.getName());

  /** Datagrams handed to the link at once; as many as the adapter reads at once. */
  private static final int BATCH_DATAGRAMS = 64;

  private final ConnectionTable connections = new ConnectionTable();
  private final Map<UUID, CarriedSession> sessions = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<UUID> ended = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<UUID> tuned = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Rekeyed> rekeyed = new ConcurrentLinkedQueue<>();
  private final DeviceWords words = new DeviceWords();
  private final FecAdaptations fecAdaptations = new FecAdaptations();
  private final ConcurrentLinkedQueue<DatagramBatch> batches = new ConcurrentLinkedQueue<>();
  private final LongAdder strangers = new LongAdder();
  private final WakeUps wakeUps = new WakeUps(DataPlane::nowMicros);
  private final MessageTotals totals = new MessageTotals();
  private final SessionAssembly assembly;
  private final PublicationQueue publications;
  private final Transmitter transmitter;

  private DataPlane(SessionAssembly assembly, StreamPublisher publisher, Transmitter transmitter) {
    this.assembly = assembly;
    this.publications = new PublicationQueue(publisher, this::acknowledge, new LoggedTrouble());
    this.transmitter = transmitter;
  }

  /**
   * @param link which link replies leave by
   */
  public static DataPlane of(
      SessionKeys keys,
      SessionRekeying rekeying,
      StreamPublisher publisher,
      LinkConnectionFactory links,
      LinkSpec link,
      InstantSource clock) {
    return new DataPlane(
        new SessionAssembly(keys, rekeying, clock), publisher, new Transmitter(links, link));
  }

  private static long nowMicros() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
  }

  /** Takes what a link received. Datagrams are opened in place; unknown ones cost one look-up. */
  public void receive(DatagramBatch received) {
    receive(received, null);
  }

  /**
   * Takes what a connection of a known device received; sessions of others are unknown to it. Only
   * what opens counts there as well: the connection's own security adds to the sealing of packets,
   * and does not stand in for it.
   */
  public void receiveFrom(String deviceId, DatagramBatch received) {
    receive(received, deviceId);
  }

  /** Whether this node carries a stream of the device under this connection id. */
  public boolean carries(String deviceId, long connectionId) {
    CarriedSession session = connections.find(connectionId);
    return session != null && session.deviceId().equals(deviceId);
  }

  private void receive(DatagramBatch received, @Nullable String deviceId) {
    long now = nowMicros();
    List<CarriedSession> touched = new ArrayList<>();
    for (int i = 0; i < received.count(); i++) {
      CarriedSession session =
          connections.find(
              ConnectionIds.read(received.bytes(), received.offset(i), received.length(i)));
      if (session == null || (deviceId != null && !deviceId.equals(session.deviceId()))) {
        strangers.increment();
        continue;
      }
      session.receive(received, i, now);
      if (touched.isEmpty() || touched.getLast() != session) {
        touched.add(session);
      }
    }
    for (CarriedSession session : touched) {
      run(session);
    }
  }

  /** Sends what the session may send now and notes when it wants to run again. */
  private void run(CarriedSession session) {
    DatagramBatch out = batches.poll();
    if (out == null) {
      out = new DatagramBatch(BATCH_DATAGRAMS, SessionConfig.MOST_DATAGRAM_BYTES);
    }
    long now = nowMicros();
    long next = session.transmit(out, now);
    transmitter.send(out);
    batches.add(out);
    wakeUps.schedule(session, next);
  }

  /** Runs due sessions until the thread is interrupted. */
  public void runTimers() throws InterruptedException {
    while (true) {
      run(wakeUps.take());
    }
  }

  /** Brings delivered messages to the broker until the thread is interrupted. */
  public void runPublications() throws InterruptedException {
    while (true) {
      publications.publishNext();
    }
  }

  /** Who hears words of devices from now on. */
  public void listen(Collection<DeviceWordListener> listeners) {
    words.listen(listeners);
  }

  /** Hands words of devices to their listeners until the thread is interrupted. */
  public void runWords() throws InterruptedException {
    while (true) {
      words.handOver();
    }
  }

  /** Tells the devices which messages are safe: the last of each stream stands for those before. */
  private void acknowledge(List<DeliveredMessage> safe) {
    Map<StreamOrigin, DeliveredMessage> last = new HashMap<>();
    for (DeliveredMessage message : safe) {
      totals.delivered();
      if (message.origin().isReliable()) {
        last.put(message.origin(), message);
      }
    }
    last.forEach(
        (origin, message) -> {
          CarriedSession session = sessions.get(origin.sessionId());
          if (session != null) {
            session.committed(origin.connectionId(), message.messageNumber());
            wakeUps.schedule(session, nowMicros());
          }
        });
  }

  @Override
  public void open(OpenSession spec) {
    sessions.computeIfAbsent(spec.sessionId(), id -> assemble(spec));
  }

  private CarriedSession assemble(OpenSession spec) {
    CarriedSession session = assembly.assemble(spec, new Ears(), nowMicros());
    session.connectionIds().forEach(id -> connections.put(id, session));
    return session;
  }

  @Override
  public void close(UUID sessionId, CloseCause cause) {
    CarriedSession session = sessions.remove(sessionId);
    if (session == null) {
      return;
    }
    session.close(reason(cause), nowMicros());
    run(session);
    session.connectionIds().forEach(connections::remove);
    totals.keep(session.arrivals());
  }

  private static CloseReason reason(CloseCause cause) {
    return switch (cause) {
      case DISCONNECTED -> CloseReason.DONE;
      case EXPIRED, SILENT -> CloseReason.EXPIRED;
      case CERTIFICATE_REVOKED, KEYS_RETIRED -> CloseReason.REVOKED;
      case AUTHENTICATION_FAILED, AUTHENTICATION_TIMED_OUT, POLICY_REFUSED, NOT_OPENED ->
          CloseReason.ADMINISTRATIVE;
    };
  }

  @Override
  public Optional<RekeyNotice> rekeyNotice(UUID sessionId) {
    return Optional.ofNullable(sessions.get(sessionId)).flatMap(CarriedSession::rekeyNotice);
  }

  @Override
  public boolean tell(UUID sessionId, int kind, byte[] content) {
    CarriedSession session = sessions.get(sessionId);
    if (session == null || !session.tell(kind, content)) {
      return false;
    }
    wakeUps.schedule(session, nowMicros());
    return true;
  }

  @Override
  public void apply(SessionSettings settings) {
    CarriedSession session = sessions.get(settings.sessionId());
    if (session != null) {
      session.apply(settings, nowMicros());
      tuned.add(settings.sessionId());
      if (settings.followed() < settings.version()) {
        remind(settings.sessionId());
      }
    }
  }

  /** A session that was given other settings since the last call; then the next. */
  Optional<UUID> nextTuned() {
    return Optional.ofNullable(tuned.poll());
  }

  /** Whether it is carried here with older settings than these. */
  boolean isBehind(UUID sessionId, int settingsVersion) {
    CarriedSession session = sessions.get(sessionId);
    return session != null && session.isBehind(settingsVersion);
  }

  /** Tells the device of a session of its settings, when that is carried here and it is time to. */
  void remind(UUID sessionId) {
    CarriedSession session = sessions.get(sessionId);
    if (session != null && session.remind(nowMicros())) {
      wakeUps.schedule(session, nowMicros());
    }
  }

  /** Begins to change the keys of a session, when it is carried here and has not begun yet. */
  void change(UUID sessionId, int rekeyNumber) {
    CarriedSession session = sessions.get(sessionId);
    if (session != null && !session.isReadyFor(rekeyNumber)) {
      assembly.prepareRekey(session, nowMicros());
      wakeUps.schedule(session, nowMicros());
    }
  }

  /** A session whose device has proven new keys since the last call; then the next. */
  Optional<Rekeyed> nextRekeyed() {
    return Optional.ofNullable(rekeyed.poll());
  }

  /** Names it once more at the next {@link #nextRekeyed}, because it could not be kept. */
  void rekeyedAgain(Rekeyed change) {
    rekeyed.add(change);
  }

  /** Changes of redundancy that the control plane has not heard of. */
  FecAdaptations fecAdaptations() {
    return fecAdaptations;
  }

  @Override
  public Optional<SessionFigures> figures(UUID sessionId) {
    return Optional.ofNullable(sessions.get(sessionId)).map(CarriedSession::figures);
  }

  @Override
  public Optional<SessionDiagnostics> diagnostics(UUID sessionId) {
    return Optional.ofNullable(sessions.get(sessionId)).map(CarriedSession::diagnostics);
  }

  /** A session that the device or the idle timeout ended since the last call; then the next. */
  Optional<UUID> nextEnded() {
    return Optional.ofNullable(ended.poll());
  }

  /**
   * Names an ended session once more at the next {@link #nextEnded}, because it could not be kept.
   */
  void endAgain(UUID sessionId) {
    ended.add(sessionId);
  }

  /** What each session has received. */
  List<LinkReading> links() {
    return sessions.values().stream().map(CarriedSession::link).toList();
  }

  /** Notes a trouble of a session for those who diagnose it, when it is carried here. */
  void note(UUID sessionId, String code) {
    CarriedSession session = sessions.get(sessionId);
    if (session != null) {
      session.note(code);
    }
  }

  /** How long each session has heard nothing. */
  List<Silence> silences() {
    long now = nowMicros();
    return sessions.values().stream().map(session -> session.silence(now)).toList();
  }

  /** Figures of all sessions since the start of this node. */
  @Override
  public Totals totals() {
    Arrivals open = Arrivals.NONE;
    for (CarriedSession session : sessions.values()) {
      open = open.plus(session.arrivals());
    }
    return totals.with(open);
  }

  /** Datagrams whose connection id nobody here has. */
  public long strangers() {
    return strangers.sum();
  }

  /** Gives the link back. */
  public void stop() {
    transmitter.discard();
  }

  /** The device of a session has proven the keys of a re-keying. */
  record Rekeyed(UUID sessionId, int number) {}

  /** What sessions tell; the control plane hears of it when it asks. */
  private final class Ears implements CarriedSession.Observer {

    @Override
    public void delivered(DeliveredMessage message) {
      publications.offer(message);
    }

    /** The device closed it, or it was idle too long. */
    @Override
    public void closed(CarriedSession session, CloseReason reason) {
      if (sessions.get(session.sessionId()) == session) {
        ended.add(session.sessionId());
      }
    }

    @Override
    public boolean said(DeviceWord word) {
      return words.isHeard(word.kind()) && words.offer(word);
    }

    @Override
    public void rekeyed(CarriedSession session, int number) {
      rekeyed.add(new Rekeyed(session.sessionId(), number));
    }

    @Override
    public void fecChanged(FecAdaptation change) {
      fecAdaptations.add(change);
    }
  }

  private static final class LoggedTrouble implements PublicationQueue.BrokerTrouble {

    @Override
    public void batchRefused(RuntimeException cause) {
      LOG.log(Level.DEBUG, "The broker refused a batch; trying its messages one by one", cause);
    }

    @Override
    public void brokerAway(RuntimeException cause, long pauseMillis) {
      LOG.log(
          Level.WARNING,
          "The broker takes no messages (" + cause + "); next try in " + pauseMillis + " ms");
    }
  }
}
