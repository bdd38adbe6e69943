package org.honeylink.transport.connection;

import java.util.Optional;
import java.util.OptionalDouble;
import org.honeylink.transport.fec.block.IncomingBlocks;
import org.honeylink.transport.fec.block.ShardLedger;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ReplayWindow;
import org.honeylink.transport.recovery.AckSchedule;
import org.honeylink.transport.stats.FecStats;
import org.honeylink.transport.stats.WindowStats;
import org.honeylink.transport.stream.IncomingStream;
import org.honeylink.transport.stream.IncomingStream.Arrival;
import org.honeylink.transport.stream.ReliableReceiver;
import org.jspecify.annotations.Nullable;

/** Receiving half of one stream: from opened packets, through FEC, to messages and ACKs. */
final class ReceiveHalf {

  // Reliable senders wait for acknowledgements; on unreliable streams they only feed measurement.
  private static final int PACKETS_PER_ACK_RELIABLE = 2;
  private static final int PACKETS_PER_ACK_UNRELIABLE = 8;

  /** How long a packet that was overtaken may still come before it counts as lost. */
  private static final long LATE_MICROS = 250_000;

  private static final int PACKETS_PER_REPORT = 64;
  private static final long REPORT_MICROS = 1_000_000;

  private final StreamConfig config;
  private final StreamLayout layout;
  private final StreamCounters counters;
  private final IncomingStream messages;
  private ReplayWindow replay = new ReplayWindow();
  private AckSchedule acks;
  private ShardLedger ledger;
  private IncomingBlocks blocks;
  private long nowMicros;
  private long reportedReceived;
  private long reportedMicros;

  ReceiveHalf(
      StreamConfig config, StreamLayout layout, StreamCounters counters, IncomingStream messages) {
    this.config = config;
    this.layout = layout;
    this.counters = counters;
    this.messages = messages;
    this.acks = newAcks();
    this.ledger = newLedger();
    this.blocks = newBlocks();
  }

  ReplayWindow replay() {
    return replay;
  }

  AckSchedule acks() {
    return acks;
  }

  ShardLedger ledger() {
    return ledger;
  }

  /**
   * Takes the opened DATA packet.
   *
   * @return why it was not used, or null
   */
  @Nullable DropReason onData(byte[] packet, int offset, int bodyBytes, long now) {
    nowMicros = now;
    long block = PacketHeader.blockNumber(packet, offset);
    int index = PacketHeader.shardIndex(packet, offset);
    int bodyOffset = offset + PacketType.DATA.headerBytes();
    Fragment fragment = Fragment.read(packet, bodyOffset, bodyBytes);
    if (fragment == null) {
      return DropReason.MALFORMED;
    }
    boolean fresh = ledger.onReceived(block + index, now);
    Arrival arrival = messages.onFragment(fragment, packet, false);
    if (!fresh || arrival == Arrival.DUPLICATE) {
      counters.duplicates++;
    }
    DropReason reason = reasonOf(arrival);
    // The message counts even when its block is none: the packet is acknowledged, and so not sent
    // again.
    boolean sane =
        index < config.largestBlock().dataShards()
            && blocks.onData(block, index, packet, bodyOffset, bodyBytes);
    return reason == null && !sane ? DropReason.MALFORMED : reason;
  }

  /**
   * Takes the opened PARITY packet.
   *
   * @return why it was not used, or null
   */
  @Nullable DropReason onParity(byte[] packet, int offset, int bodyBytes, long now) {
    nowMicros = now;
    int bodyOffset = offset + PacketType.PARITY.headerBytes();
    return blocks.onParity(PacketHeader.parity(packet, offset), packet, bodyOffset, bodyBytes)
        ? null
        : DropReason.MALFORMED;
  }

  /** The acknowledgement to be sent now. */
  Frame.Ack ack(long now) {
    long below = 0;
    long window = 0;
    if (messages instanceof ReliableReceiver reliable) {
      below = reliable.safeBelow();
      window = reliable.windowBytes();
    }
    return new Frame.Ack(acks.delayMicros(now), below, window, acks.received(), acks.rebuilt());
  }

  /** Whether the sender is to hear what became of its packets: now and then, while many come. */
  boolean isReportDue(long now) {
    return config.adaptiveFec()
        && ledger.received() - reportedReceived >= PACKETS_PER_REPORT
        && now - reportedMicros >= REPORT_MICROS;
  }

  Frame.LinkReport report() {
    return new Frame.LinkReport(ledger.received(), ledger.rebuilt(), ledger.lost());
  }

  void onReportSent(long now) {
    reportedReceived = ledger.received();
    reportedMicros = now;
  }

  /** Share of the peer's DATA packets that is gone for good. */
  OptionalDouble residualLoss() {
    return FecStats.residual(
        counters.receivedBefore + ledger.received(),
        counters.rebuiltBefore + ledger.rebuilt(),
        counters.lostBefore + ledger.lost());
  }

  Optional<WindowStats> window() {
    return messages.window();
  }

  void committed(long throughNumber) {
    if (messages instanceof ReliableReceiver reliable && reliable.committed(throughNumber)) {
      acks.hurry();
    }
  }

  /** Starts a key epoch. */
  void restart() {
    counters.receivedBefore += ledger.received();
    counters.rebuiltBefore += ledger.rebuilt();
    counters.lostBefore += ledger.lost();
    replay = new ReplayWindow();
    acks = newAcks();
    ledger = newLedger();
    reportedReceived = 0;
    blocks = newBlocks();
    messages.restart();
  }

  private void onRebuilt(long ordinal, byte[] body, int offset, int length) {
    Fragment fragment = Fragment.read(body, offset, length);
    if (fragment == null) {
      counters.drops.count(DropReason.MALFORMED);
      return;
    }
    if (!ledger.onRebuilt(ordinal, nowMicros)) {
      return;
    }
    DropReason reason = reasonOf(messages.onFragment(fragment, body, true));
    if (reason == null) {
      acks.onRebuilt(ordinal, nowMicros);
    } else {
      counters.drops.count(reason);
    }
  }

  private static @Nullable DropReason reasonOf(Arrival arrival) {
    return switch (arrival) {
      case ACCEPTED, DUPLICATE -> null;
      case MALFORMED -> DropReason.MALFORMED;
      case FLOW_CONTROL -> DropReason.FLOW_CONTROL;
    };
  }

  private AckSchedule newAcks() {
    return new AckSchedule(
        config.mode() == StreamMode.RELIABLE
            ? PACKETS_PER_ACK_RELIABLE
            : PACKETS_PER_ACK_UNRELIABLE);
  }

  private ShardLedger newLedger() {
    return new ShardLedger(LATE_MICROS + layout.blockWaitMicros());
  }

  private IncomingBlocks newBlocks() {
    return new IncomingBlocks(config.largestBlock(), layout.shardBytes(), this::onRebuilt);
  }
}
