package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.recovery.LossReport;
import org.honeylink.transport.recovery.RttEstimator;
import org.honeylink.transport.schedule.Flow;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;
import org.honeylink.transport.stats.Arrivals;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.transport.stream.IncomingStream;
import org.honeylink.transport.stream.OutgoingStream;
import org.honeylink.transport.stream.ReceiveBudget;
import org.honeylink.transport.stream.ReliableReceiver;
import org.honeylink.transport.stream.ReliableSender;
import org.honeylink.transport.stream.UnreliableReceiver;
import org.honeylink.transport.stream.UnreliableSender;
import org.jspecify.annotations.Nullable;

/** One stream at one end: both halves, what they share, and their timers. */
final class StreamEndpoint {

  /** RFC 9002, section 6.2.4: "An endpoint MAY send up to two full-sized datagrams". */
  private static final int PROBES = 2;

  private final StreamConfig config;
  private final SessionListener listener;
  private final RttEstimator rtt;
  private final Flow<StreamEndpoint> flow;
  private final StreamCounters counters = new StreamCounters();
  private final PacketSealer sealer;
  private final OutgoingStream outgoing;
  private final SendHalf sending;
  private final ReceiveHalf receiving;
  private final CommitProbe commitProbe;
  private final FecNotices fecNotices;
  private boolean queued;
  private int probes;

  StreamEndpoint(
      StreamConfig config,
      SessionConfig session,
      SessionListener listener,
      RttEstimator rtt,
      ReceiveBudget budget,
      Flow<StreamEndpoint> flow,
      long nowMicros) {
    this.config = config;
    this.listener = listener;
    this.rtt = rtt;
    this.flow = flow;
    StreamLayout layout = StreamLayout.of(config, session);
    this.sealer = new PacketSealer(config.connectionId(), config.protection(), counters);
    this.outgoing = newOutgoing(session, layout);
    this.sending = new SendHalf(config, layout, counters, sealer, outgoing, rtt, nowMicros);
    this.receiving = new ReceiveHalf(config, layout, counters, newIncoming(session, budget));
    this.commitProbe = new CommitProbe(nowMicros);
    this.fecNotices = new FecNotices(config.fec());
  }

  long connectionId() {
    return config.connectionId();
  }

  StreamCounters counters() {
    return counters;
  }

  PacketSealer sealer() {
    return sealer;
  }

  OutgoingStream outgoing() {
    return outgoing;
  }

  SendHalf sending() {
    return sending;
  }

  ReceiveHalf receiving() {
    return receiving;
  }

  Flow<StreamEndpoint> flow() {
    return flow;
  }

  /** Whether it stands in the scheduler's queue. */
  boolean isQueued() {
    return queued;
  }

  void queued(boolean nowQueued) {
    queued = nowQueued;
  }

  /**
   * Takes what an acknowledgement says of messages.
   *
   * @return why not, or null
   */
  @Nullable DropReason onMessagesSafe(Frame.Ack ack, long nowMicros) {
    commitProbe.onActivity(nowMicros);
    if (!(outgoing instanceof ReliableSender reliable)) {
      return null;
    }
    long count = reliable.onMessagesSafe(ack.messagesBelow(), ack.windowBytes());
    if (count < 0) {
      return DropReason.MALFORMED;
    }
    if (count > 0) {
      counters.messagesAcknowledged += count;
      commitProbe.onProgress();
      listener.onAcknowledged(connectionId(), ack.messagesBelow() - 1);
    }
    return null;
  }

  /**
   * Lets an acknowledgement change the redundancy and tells the listener.
   *
   * @return what the peer is to know, if anything
   */
  @Nullable FecNotice adapt(Frame.Ack ack, long nowMicros) {
    FecChange change = sending.adapt(ack, nowMicros);
    if (change != null) {
      listener.onFecChanged(connectionId(), change);
    }
    return fecNotices.next(change, nowMicros);
  }

  /**
   * Takes what of the configuration can be changed.
   *
   * @return what the peer is to know, if anything
   */
  @Nullable FecNotice retune(StreamConfig tuned, long nowMicros) {
    FecChange change = sending.retune(tuned, nowMicros);
    return change == null ? null : fecNotices.next(change, nowMicros);
  }

  /** Takes the peer's notice of its redundancy and tells the listener. */
  void onFecNotice(FecNotice notice, long nowMicros) {
    FecChange change = fecNotices.onHeard(notice, nowMicros);
    if (change != null) {
      listener.onPeerFecChanged(connectionId(), change);
    }
  }

  /** Runs what is due; what it finds lost is to be told to the congestion controller. */
  LossReport onTimers(long nowMicros) {
    sending.closeBlockIfDue(nowMicros);
    receiving.ledger().settle(nowMicros);
    LossReport report = sending.losses().onTimer(nowMicros);
    if (report.probe() && outgoing instanceof ReliableSender) {
      probes = PROBES;
    }
    if (nowMicros >= commitProbeMicros()) {
      commitProbe.onAsked(nowMicros);
      probes = 1;
    }
    return report;
  }

  /** When {@link #onTimers} is due. */
  long timerMicros() {
    long sooner = Math.min(sending.losses().timerMicros(), sending.blockClosesMicros());
    return Math.min(Math.min(sooner, commitProbeMicros()), receiving.ledger().settlesMicros());
  }

  /** Prepares a repetition that asks the peer for an answer; false when none is wanted. */
  boolean startProbe() {
    if (probes == 0 || !(outgoing instanceof ReliableSender reliable)) {
      return false;
    }
    probes--;
    reliable.probe();
    return true;
  }

  /** Sends the next packet; 0 when there was none. */
  int emit(DatagramBatch out, InetSocketAddress to, long nowMicros) {
    int bytes = sending.emit(out, to, nowMicros);
    if (bytes > 0) {
      commitProbe.onActivity(nowMicros);
    }
    return bytes;
  }

  void tellIfWritable() {
    if (outgoing.pollWritable()) {
      listener.onWritable(connectionId());
    }
  }

  /**
   * Starts a key epoch.
   *
   * @return bytes that were under way
   */
  long rekey(PacketProtection protection, long nowMicros) {
    probes = 0;
    commitProbe.onActivity(nowMicros);
    receiving.restart();
    fecNotices.restart();
    return sending.restart(protection, nowMicros);
  }

  Arrivals arrivals() {
    return new Arrivals(
        counters.receivedBefore + receiving.ledger().received(),
        counters.rebuiltBefore + receiving.ledger().rebuilt(),
        counters.lostBefore + receiving.ledger().lost(),
        counters.drops.total());
  }

  StreamStats stats() {
    return new StreamStats(
        connectionId(),
        config.name(),
        counters.packetsSent,
        counters.packetsReceived,
        counters.bytesSent,
        counters.bytesReceived,
        outgoing.accepted(),
        counters.messagesDelivered,
        counters.messagesAcknowledged,
        outgoing.late(),
        counters.messagesRefused,
        counters.receivedBefore + receiving.ledger().received(),
        counters.rebuiltBefore + receiving.ledger().rebuilt(),
        counters.lostBefore + receiving.ledger().lost(),
        counters.retransmissions,
        counters.duplicates,
        counters.drops.snapshot(),
        rtt.hasSample() ? rtt.smoothedMicros() : 0,
        outgoing.queue(),
        outgoing.window(),
        receiving.window(),
        sealer.sentOfKey(),
        sealer.receivedOfKey(),
        sending.fecStats(),
        fecNotices.peer(receiving.residualLoss()),
        counters.lastHeardMicros);
  }

  private long commitProbeMicros() {
    return outgoing instanceof ReliableSender reliable
            && reliable.awaitsSafety()
            && sending.losses().isIdle()
        ? commitProbe.dueMicros(rtt.probeTimeoutMicros())
        : Long.MAX_VALUE;
  }

  private OutgoingStream newOutgoing(SessionConfig session, StreamLayout layout) {
    return config.mode() == StreamMode.RELIABLE
        ? new ReliableSender(
            layout.fragmentBytes(), session.largestMessageBytes(), session.queuePackets())
        : new UnreliableSender(
            layout.fragmentBytes(),
            session.largestMessageBytes(),
            layout.budgetMicros(),
            session.queuePackets());
  }

  private IncomingStream newIncoming(SessionConfig session, ReceiveBudget budget) {
    return config.mode() == StreamMode.RELIABLE
        ? new ReliableReceiver(
            session.receiveWindowBytes(), session.largestMessageBytes(), budget, this::deliver)
        : new UnreliableReceiver(this::deliver);
  }

  private void deliver(long messageNumber, byte[] payload, boolean rebuilt) {
    counters.messagesDelivered++;
    listener.onMessage(new ReceivedMessage(connectionId(), messageNumber, payload, rebuilt));
  }
}
