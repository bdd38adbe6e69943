package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.recovery.PathMtuDiscovery;
import org.honeylink.transport.schedule.WeightedFairQueue;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;
import org.honeylink.transport.stats.Arrivals;
import org.honeylink.transport.stats.PathStats;
import org.honeylink.transport.stats.SessionStats;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.transport.stream.ReceiveBudget;
import org.jspecify.annotations.Nullable;

/**
 * One end of one session: takes datagrams in, gives datagrams out, and keeps the promises of the
 * session's streams.
 *
 * <p>Does no input or output and reads no clock: {@code nowMicros} is any monotonic clock of the
 * caller and must not run backwards. After every call the caller calls {@link #transmit} and sends
 * what the batch then holds, and again at the time it returned. Not thread-safe: one lock for each
 * session. Bytes from the network never cause an exception.
 */
public final class SessionConnection {

  private final SessionConfig config;
  private final SessionListener listener;
  private final RandomGenerator random;
  private final List<StreamSlot> slots;
  private final Map<Long, StreamSlot> slotsById;

  /** Those that have begun, in that order. */
  private final List<StreamEndpoint> streams = new ArrayList<>(1);

  private final WeightedFairQueue<StreamEndpoint> queue = new WeightedFairQueue<>();
  private final ReceiveBudget budget;
  private final long openedMicros;
  private final DropCounters drops = new DropCounters();
  private final Congestion congestion;
  private final PeerPath path;
  private final KeepAlive keepAlive;
  private final SendPath sendPath;
  private final ReceivePath receivePath;
  private final Farewell farewell = new Farewell();

  public SessionConnection(SessionConfig config, SessionListener listener, long nowMicros) {
    this(config, listener, new SecureRandom(), nowMicros);
  }

  /**
   * @param random source of path challenges; must be unpredictable outside tests
   */
  SessionConnection(
      SessionConfig config, SessionListener listener, RandomGenerator random, long nowMicros) {
    this.config = config;
    this.listener = Objects.requireNonNull(listener);
    this.random = random;
    this.slots = new ArrayList<>(config.streams().size());
    this.slotsById = HashMap.newHashMap(config.streams().size());
    this.congestion =
        new Congestion(config.baseDatagramBytes(), config.maxDatagramBytes(), nowMicros);
    this.path = new PeerPath(random);
    this.keepAlive = new KeepAlive(config, nowMicros);
    this.openedMicros = nowMicros;
    this.budget = new ReceiveBudget(config.receiveBudgetBytes());
    Function<StreamConfig, StreamEndpoint> opening = this::begin;
    for (StreamConfig stream : config.streams()) {
      StreamSlot slot = new StreamSlot(stream, opening);
      slots.add(slot);
      slotsById.put(stream.connectionId(), slot);
    }
    // What belongs to no stream goes out on the first.
    slots.getFirst().stream();
    this.sendPath = new SendPath(streams, queue, congestion, path);
    this.receivePath = new ReceivePath(this::find, listener, path, sendPath, keepAlive, drops);
  }

  /** The congestion window never falls below: for simulations of what redundancy does alone. */
  void leastWindow(long bytes) {
    congestion.window().leastBytes(bytes);
  }

  private StreamEndpoint begin(StreamConfig stream) {
    StreamEndpoint endpoint =
        new StreamEndpoint(
            stream,
            config,
            listener,
            congestion.rtt(),
            budget,
            queue.open(stream.priority()),
            openedMicros);
    endpoint.outgoing().fragmentBytes(StreamLayout.fragmentBytes(congestion.mtu().datagramBytes()));
    streams.add(endpoint);
    return endpoint;
  }

  private @Nullable StreamEndpoint find(long connectionId) {
    StreamSlot slot = slotsById.get(connectionId);
    return slot == null ? null : slot.stream();
  }

  /** Names the peer's address; for the device, before the first {@link #transmit}. */
  public void connectPeer(InetSocketAddress peer) {
    path.connect(Objects.requireNonNull(peer));
  }

  /**
   * Takes one datagram. It is opened in place: its content is undefined afterwards. The array stays
   * the caller's.
   *
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public void receive(
      byte[] packet, int offset, int length, InetSocketAddress from, long nowMicros) {
    Objects.checkFromIndexSize(offset, length, packet.length);
    if (isClosed()) {
      drops.count(DropReason.CLOSED);
      return;
    }
    Frame.Close close = receivePath.receive(packet, offset, length, from, nowMicros);
    if (close != null) {
      end(CloseReason.ofCode(close.reasonCode()));
    }
  }

  /**
   * Runs what is due and appends to the batch what may go out now. After the session's end it gives
   * the last packets that tell the peer.
   *
   * @param out not full; its datagrams have room for {@code maxDatagramBytes}
   * @return when to call again, in the caller's clock; at most {@code nowMicros} when the batch
   *     became full and there is more; {@link Long#MAX_VALUE} when nothing is to be done before the
   *     next call of another method
   */
  public long transmit(DatagramBatch out, long nowMicros) {
    if (out.datagramBytes() < config.maxDatagramBytes()) {
      throw new IllegalArgumentException(
          "datagrams of the batch hold %d bytes, the session needs %d"
              .formatted(out.datagramBytes(), config.maxDatagramBytes()));
    }
    if (!isClosed()) {
      endIfDue(nowMicros);
    }
    if (isClosed()) {
      return farewell.send(sendPath, out, nowMicros);
    }
    sendPath.onTimers(nowMicros);
    if (nowMicros >= keepAlive.nextMicros() && path.destination() != null && !out.isFull()) {
      sendPath.send(out, new Frame.PathChallenge(random.nextLong()));
      keepAlive.onSent(nowMicros);
    }
    long next = sendPath.fill(out, nowMicros);
    if (path.destination() != null) {
      next = Math.min(next, keepAlive.nextMicros());
    }
    return Math.min(next, keepAlive.endMicros());
  }

  /**
   * Queues a message. It gets the next number of its stream when the outcome is ACCEPTED or
   * BACKPRESSURE: the first message of a stream is number 0.
   *
   * <p>BACKPRESSURE and FULL are signals to wait for {@link SessionListener#onWritable}. Who still
   * has messages refused a second after a signal has ignored it, and gets another; the session of
   * one who ignores three in a row ends with {@link CloseReason#BACKPRESSURE_IGNORED}.
   *
   * @param message kept by reference; must not be changed until it is acknowledged or, on an
   *     unreliable stream, sent
   * @throws IllegalArgumentException when the session has no such stream
   */
  public SendOutcome send(long connectionId, byte[] message, long nowMicros) {
    StreamEndpoint stream = stream(connectionId);
    if (isClosed()) {
      return SendOutcome.CLOSED;
    }
    return switch (stream.outgoing().offer(message, nowMicros)) {
      case ACCEPTED -> SendOutcome.ACCEPTED;
      case BACKPRESSURE -> SendOutcome.BACKPRESSURE;
      case TOO_LARGE -> SendOutcome.TOO_LARGE;
      case FULL -> {
        stream.counters().messagesRefused++;
        yield SendOutcome.FULL;
      }
    };
  }

  /**
   * Queues a word of the control plane on a stream. It goes out once, sealed, ahead of messages,
   * and may be lost: say it again until its effect shows. What it asks for must bear being heard
   * twice. While the peer's address is unknown it waits; the latest of a kind is kept.
   *
   * @param kind 0 to 65,535; not 0xfec, which is the transport's own word of its redundancy
   * @param content at most {@link #largestControlBytes}; kept by reference until it is sent
   * @return false when it was not taken: the session is closed, or too many wait already
   * @throws IllegalArgumentException when the session has no such stream or the content is too long
   */
  public boolean control(long connectionId, int kind, byte[] content) {
    StreamEndpoint stream = stream(connectionId);
    if (kind < 0
        || kind > 0xffff
        || kind == FecNotice.KIND
        || content.length > largestControlBytes()) {
      throw new IllegalArgumentException(
          "a control message has kind 0 to 65,535, not 0xfec, and at most %d bytes, not kind %d and %d bytes"
              .formatted(largestControlBytes(), kind, content.length));
    }
    return !isClosed() && sendPath.control(stream, kind, content);
  }

  /** Longest content of a control message. */
  public int largestControlBytes() {
    return PathMtuDiscovery.SMALLEST_BYTES - ControlMessages.OVERHEAD_BYTES;
  }

  /** Longest message the stream takes. */
  public int largestMessageBytes(long connectionId) {
    return stream(connectionId).outgoing().largestMessageBytes();
  }

  /**
   * Tells the peer that this end's application has every message of a reliable stream up to this
   * one safely. Numbers not delivered yet, and unreliable streams, are ignored.
   */
  public void committed(long connectionId, long throughMessageNumber) {
    StreamEndpoint stream = slot(connectionId).begun();
    if (stream != null) {
      stream.receiving().committed(throughMessageNumber);
    }
  }

  /**
   * Tunes a stream otherwise while it runs: its weight and allocation at once, its redundancy from
   * the next block on. Nothing that waits or is under way is lost; the peer is told of a changed
   * redundancy.
   *
   * @throws IllegalArgumentException when the session has no such stream, a value is out of range,
   *     or the redundancy of the stream is fixed
   */
  public void retune(long connectionId, StreamTuning tuning, long nowMicros) {
    StreamSlot slot = slot(connectionId);
    StreamConfig tuned = slot.tuned(tuning);
    StreamEndpoint stream = slot.begun();
    if (stream != null) {
      sendPath.retune(stream, tuned, nowMicros);
    }
  }

  /** What became of the peer's packets on all streams together. */
  public Arrivals arrivals() {
    Arrivals sum = new Arrivals(0, 0, 0, drops.total());
    for (int i = 0; i < streams.size(); i++) {
      sum = sum.plus(streams.get(i).arrivals());
    }
    return sum;
  }

  /** When the last authentic packet came on any stream, in the caller's clock; -1 when none did. */
  public long lastHeardMicros() {
    long last = -1;
    for (int i = 0; i < streams.size(); i++) {
      last = Math.max(last, streams.get(i).counters().lastHeardMicros);
    }
    return last;
  }

  /**
   * Changes to the next key epoch, in both directions: packet numbers and replay window start anew,
   * unacknowledged messages are sent again, and the receiving side starts where the peer says.
   */
  public void rekey(long connectionId, PacketProtection newProtection, long nowMicros) {
    StreamEndpoint stream = slot(connectionId).begun();
    if (stream == null) {
      slot(connectionId).protection(newProtection);
      return;
    }
    long forgotten = stream.rekey(newProtection, nowMicros);
    sendPath.onRekeyed(stream);
    congestion.window().onForgotten(forgotten);
  }

  /**
   * Says that the stream's protection seals with a fresh key from now on, in place: numbers, replay
   * window and everything under way go on. How many packets a key may seal is counted anew.
   */
  public void freshKey(long connectionId) {
    StreamEndpoint stream = slot(connectionId).begun();
    if (stream != null) {
      stream.sealer().freshKey();
    }
  }

  /** Ends the session; the next {@link #transmit} tells the peer. Does nothing when closed. */
  public void close(CloseReason reason, long nowMicros) {
    if (!isClosed()) {
      farewell.announce(reason, nowMicros);
      listener.onClosed(reason);
    }
  }

  public boolean isClosed() {
    return farewell.isOver();
  }

  public SessionStats stats() {
    PathStats pathStats = congestion.stats(path);
    long rttMicros = pathStats.smoothedRttMicros().orElse(0);
    List<StreamStats> figures = new ArrayList<>(slots.size());
    for (StreamSlot slot : slots) {
      figures.add(slot.stats(rttMicros, config.queuePackets()));
    }
    return new SessionStats(figures, drops.snapshot(), pathStats);
  }

  /** Where the peer is sent to, proven or not; empty while nothing was heard. */
  public Optional<InetSocketAddress> peer() {
    return Optional.ofNullable(path.destination());
  }

  private void endIfDue(long nowMicros) {
    if (nowMicros >= keepAlive.endMicros()) {
      end(CloseReason.IDLE_TIMEOUT);
      return;
    }
    for (StreamEndpoint stream : streams) {
      if (stream.sealer().isExhausted()) {
        close(CloseReason.KEY_EXHAUSTED, nowMicros);
        return;
      }
      if (stream.outgoing().ignoresBackpressure()) {
        close(CloseReason.BACKPRESSURE_IGNORED, nowMicros);
        return;
      }
    }
  }

  /** Ends without a word to the peer. */
  private void end(CloseReason reason) {
    farewell.keepSilent();
    listener.onClosed(reason);
  }

  private StreamEndpoint stream(long connectionId) {
    return slot(connectionId).stream();
  }

  private StreamSlot slot(long connectionId) {
    StreamSlot slot = slotsById.get(connectionId);
    if (slot == null) {
      throw new IllegalArgumentException(
          "the session has no stream " + Long.toHexString(connectionId));
    }
    return slot;
  }
}
