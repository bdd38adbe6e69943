package org.honeylink.sdk.session;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.sdk.session.SessionDetail.StreamDetail;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.packet.ControlKind;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.stats.SessionStats;
import org.jspecify.annotations.Nullable;

/**
 * The one lock around a {@link SessionConnection}, and what the application waits for. Listeners of
 * the application are not called under the lock but by {@link #dispatch}, on the driver's thread.
 */
final class SessionLink implements SessionListener {

  private final UUID sessionId;
  private final MonotonicClock clock;
  private final Map<Long, StreamFlow> flows = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Runnable> events = new ArrayDeque<>();
  private final SessionConnection connection;
  private final ControlWords words = new ControlWords();
  private final StateKeeper state;
  private final FormerKeys former;
  private final Unanswered unanswered;
  private SessionKeys keys;
  private Consumer<RekeyNotice> noticeListener = notice -> {};
  private int settingsVersion = 1;
  private boolean held;
  private boolean asleep;

  SessionLink(
      UUID sessionId,
      SessionKeys keys,
      Collection<StreamFlow> streams,
      SessionConfig config,
      MonotonicClock clock) {
    this.sessionId = sessionId;
    this.keys = keys;
    this.clock = clock;
    this.state = new StateKeeper(events::add);
    streams.forEach(flow -> flows.put(flow.connectionId(), flow));
    this.former = new FormerKeys(flows.values());
    this.unanswered = new Unanswered(flows.values(), state);
    this.connection = new SessionConnection(config, this, clock.nowMicros());
  }

  void connectPeer(InetSocketAddress peer) {
    lock.lock();
    try {
      connection.connectPeer(peer);
    } finally {
      lock.unlock();
    }
  }

  StateKeeper state() {
    return state;
  }

  /**
   * Queues a message, waiting while the queue is full.
   *
   * @return the message's number
   */
  long send(StreamFlow flow, byte[] payload) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      OptionalLong number = offer(flow, payload);
      while (number.isEmpty()) {
        changed.await();
        number = offer(flow, payload);
      }
      return number.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  /** Queues a message, or not when the queue is full. */
  OptionalLong trySend(StreamFlow flow, byte[] payload) {
    lock.lock();
    try {
      return offer(flow, payload);
    } finally {
      lock.unlock();
    }
  }

  private OptionalLong offer(StreamFlow flow, byte[] payload) {
    if (connection.isClosed()) {
      throw new SessionClosed(sessionId);
    }
    asleep = false;
    if (held || flow.isBlocked()) {
      return OptionalLong.empty();
    }
    return switch (connection.send(flow.connectionId(), payload, clock.nowMicros())) {
      case ACCEPTED -> OptionalLong.of(taken(flow));
      case BACKPRESSURE -> {
        flow.block();
        yield OptionalLong.of(taken(flow));
      }
      case FULL -> {
        flow.block();
        yield OptionalLong.empty();
      }
      case CLOSED -> throw new SessionClosed(sessionId);
      case TOO_LARGE ->
          throw new IllegalArgumentException(
              "A message of this stream has at most "
                  + connection.largestMessageBytes(flow.connectionId())
                  + " bytes; received "
                  + payload.length);
    };
  }

  private long taken(StreamFlow flow) {
    long now = clock.nowMicros();
    unanswered.sent(now);
    return flow.taken(now);
  }

  /** Waits until every message of the stream taken so far is acknowledged; false when too long. */
  boolean awaitAcknowledged(StreamFlow flow, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (flow.hasOutstanding() && left > 0 && !connection.isClosed()) {
        left = changed.awaitNanos(left);
      }
      return !flow.hasOutstanding();
    } finally {
      lock.unlock();
    }
  }

  long acknowledgedThrough(StreamFlow flow) {
    lock.lock();
    try {
      return flow.acknowledgedThrough();
    } finally {
      lock.unlock();
    }
  }

  SessionStats stats() {
    lock.lock();
    try {
      return connection.stats();
    } finally {
      lock.unlock();
    }
  }

  void receive(byte[] packet, int length, InetSocketAddress from) {
    lock.lock();
    try {
      if (!connection.isClosed()) {
        connection.receive(packet, 0, length, from, clock.nowMicros());
        former.onReceived(clock.nowMicros());
      }
    } finally {
      lock.unlock();
    }
  }

  long transmit(DatagramBatch out) {
    lock.lock();
    try {
      long now = clock.nowMicros();
      if (asleep && !connection.isClosed()) {
        return Long.MAX_VALUE;
      }
      words.next().ifPresent(this::say);
      long next = Math.min(connection.transmit(out, now), former.run(now));
      return words.isEmpty() ? next : now;
    } finally {
      lock.unlock();
    }
  }

  private void say(ControlWords.Word word) {
    long firstStream = flows.values().iterator().next().connectionId();
    connection.control(firstStream, word.kind().number(), word.content());
  }

  /** Says a word to the server at the next {@link #transmit}; it may be lost. */
  void tell(ControlKind kind, byte[] content) {
    lock.lock();
    try {
      words.offer(new ControlWords.Word(kind, content));
    } finally {
      lock.unlock();
    }
  }

  /** Told each word of a kind, on the driver's thread; takes the place of who was told before. */
  void onWord(ControlKind kind, Consumer<byte[]> listener) {
    lock.lock();
    try {
      words.listen(kind, listener);
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return connection.isClosed();
    } finally {
      lock.unlock();
    }
  }

  void close(CloseReason reason) {
    lock.lock();
    try {
      connection.close(reason, clock.nowMicros());
    } finally {
      lock.unlock();
    }
  }

  /** Wipes every key; the connection must be closed and its last datagram sent. */
  void wipe() {
    lock.lock();
    try {
      flows.values().forEach(StreamFlow::wipe);
      keys.close();
    } finally {
      lock.unlock();
    }
  }

  /**
   * How long the server has been silent although it should have answered: nothing acknowledged on a
   * reliable stream, or nothing heard since a message was sent. Tells the state as well.
   */
  long silentMicros() {
    lock.lock();
    try {
      return unanswered.silentMicros(connection.stats(), held, asleep, clock.nowMicros());
    } finally {
      lock.unlock();
    }
  }

  /** Changes the keys of every stream whose epoch has grown at the server. */
  void follow(List<StreamDetail> streams) {
    lock.lock();
    try {
      if (!connection.isClosed()) {
        streams.forEach(this::follow);
      }
    } finally {
      lock.unlock();
    }
  }

  private void follow(StreamDetail detail) {
    for (StreamFlow flow : flows.values()) {
      if (flow.streamId().equals(detail.streamId()) && flow.keyEpoch() < detail.keyEpoch()) {
        StreamProtection fresh = keys.protection(flow.streamId(), detail.keyEpoch());
        connection.rekey(flow.connectionId(), fresh, clock.nowMicros());
        flow.rekeyed(detail.keyEpoch(), fresh, clock.nowMicros());
      }
    }
  }

  /** Sends nothing at all, not even that it lives, until it is woken or has a message. */
  void sleep(boolean nowAsleep) {
    lock.lock();
    try {
      asleep = nowAsleep;
      if (asleep) {
        state.silent();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Told each version of the settings that the server says; must not block. */
  void onSettings(Consumer<byte[]> listener) {
    lock.lock();
    try {
      words.follow(listener);
    } finally {
      lock.unlock();
    }
  }

  int settingsVersion() {
    lock.lock();
    try {
      return settingsVersion;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tunes every stream as the server says, and waits with sending while an operator holds the
   * session.
   *
   * @return false when nothing is new, or the session is over
   */
  boolean tuned(SessionDetail detail) {
    lock.lock();
    try {
      if (connection.isClosed() || detail.settingsVersion() <= settingsVersion) {
        return false;
      }
      detail.streams().forEach(this::tune);
      hold(detail.held());
      settingsVersion = detail.settingsVersion();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void tune(StreamDetail detail) {
    for (StreamFlow flow : flows.values()) {
      if (flow.streamId().equals(detail.streamId())) {
        connection.retune(flow.connectionId(), detail.tuning(), clock.nowMicros());
      }
    }
  }

  private void hold(boolean nowHeld) {
    if (held && !nowHeld) {
      flows.values().forEach(flow -> flow.goesOn(clock.nowMicros()));
    }
    held = nowHeld;
    if (held) {
      state.silent();
    }
    changed.signalAll();
  }

  /** Told each word of the server that the keys are to be changed; must not block. */
  void onNotice(Consumer<RekeyNotice> listener) {
    lock.lock();
    try {
      noticeListener = listener;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The keys in use, when those of a re-keying follow them: empty when it is done, or too far
   * ahead, or the session is over.
   */
  Optional<SessionKeys> nextAfter(int rekeyNumber) {
    lock.lock();
    try {
      return connection.isClosed() || keys.number() + 1 != rekeyNumber
          ? Optional.empty()
          : Optional.of(keys);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Changes the keys of every stream in place: seals with the new ones at once, opens with the
   * former ones too, until the server has changed as well.
   *
   * @param next belong to the link from now on
   */
  void rekeyed(SessionKeys next) {
    lock.lock();
    try {
      if (connection.isClosed()) {
        next.close();
        return;
      }
      for (StreamFlow flow : flows.values()) {
        flow.protection().rekeyed(next.cipher(flow.streamId(), flow.keyEpoch()));
        connection.freshKey(flow.connectionId());
      }
      keys.close();
      keys = next;
      former.onChanged();
    } finally {
      lock.unlock();
    }
  }

  /** Calls the application's listeners for all that happened; without the lock. */
  void dispatch() {
    for (Runnable event = nextEvent(); event != null; event = nextEvent()) {
      event.run();
    }
  }

  private @Nullable Runnable nextEvent() {
    lock.lock();
    try {
      return events.poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onMessage(ReceivedMessage message) {
    StreamFlow flow = flow(message.connectionId());
    events.add(
        () -> {
          flow.messageListener().accept(message);
          committed(flow, message.messageNumber());
        });
  }

  private void committed(StreamFlow flow, long messageNumber) {
    lock.lock();
    try {
      if (flow.isReliable() && !connection.isClosed()) {
        connection.committed(flow.connectionId(), messageNumber);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onAcknowledged(long connectionId, long throughMessageNumber) {
    StreamFlow flow = flow(connectionId);
    flow.acknowledged(throughMessageNumber, clock.nowMicros());
    events.add(() -> flow.acknowledgementListener().accept(throughMessageNumber));
    changed.signalAll();
  }

  @Override
  public void onWritable(long connectionId) {
    flow(connectionId).unblock();
    changed.signalAll();
  }

  @Override
  public boolean onControl(long connectionId, int kind, byte[] content) {
    if (kind != RekeyNotice.CONTROL_KIND) {
      List<Consumer<byte[]>> listeners = words.listeners(kind);
      listeners.forEach(each -> events.add(() -> each.accept(content)));
      return !listeners.isEmpty();
    }
    Optional<RekeyNotice> notice = RekeyNotice.read(content);
    notice.filter(each -> each.number() > keys.number()).ifPresent(noticeListener);
    return notice.isPresent();
  }

  @Override
  public void onClosed(CloseReason reason) {
    state.closed();
    changed.signalAll();
  }

  private StreamFlow flow(long connectionId) {
    StreamFlow flow = flows.get(connectionId);
    if (flow == null) {
      throw new IllegalStateException(
          "The connection told of a stream that it was not given: " + connectionId);
    }
    return flow;
  }
}
