package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.OptionalDouble;
import org.honeylink.transport.congestion.TokenBucket;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.AdaptiveFec;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.fec.adaptive.LossEstimate;
import org.honeylink.transport.fec.adaptive.SchemeChooser;
import org.honeylink.transport.fec.block.OutgoingBlock;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.recovery.LossDetector;
import org.honeylink.transport.recovery.LossReport;
import org.honeylink.transport.recovery.Repair;
import org.honeylink.transport.recovery.RttEstimator;
import org.honeylink.transport.recovery.SentPacket;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;
import org.honeylink.transport.stats.FecStats;
import org.honeylink.transport.stream.OutgoingFragment;
import org.honeylink.transport.stream.OutgoingStream;
import org.jspecify.annotations.Nullable;

/** Sending half of one stream: from fragments, through FEC, to DATA and PARITY packets. */
final class SendHalf {

  private static final Frame.LinkReport NOTHING_REPORTED = new Frame.LinkReport(0, 0, 0);

  private StreamConfig config;
  private final StreamLayout layout;
  private final StreamCounters counters;
  private final PacketSealer sealer;
  private final OutgoingStream messages;
  private final TokenBucket allocation;
  private final LossDetector losses;
  private final @Nullable AdaptiveFec adaptive;
  private OutgoingBlock block;
  private Repair repair = new Repair();
  private Frame.LinkReport peerReport = NOTHING_REPORTED;

  SendHalf(
      StreamConfig config,
      StreamLayout layout,
      StreamCounters counters,
      PacketSealer sealer,
      OutgoingStream messages,
      RttEstimator rtt,
      long nowMicros) {
    this.config = config;
    this.layout = layout;
    this.counters = counters;
    this.sealer = sealer;
    this.messages = messages;
    this.allocation =
        new TokenBucket(
            config.bandwidthBitsPerSecond(),
            burstBytes(config.bandwidthBitsPerSecond()),
            nowMicros);
    this.losses = new LossDetector(rtt, layout.blockWaitMicros());
    this.adaptive =
        config.adaptiveFec()
            ? new AdaptiveFec(
                new SchemeChooser(config.fec(), config.residualTarget()),
                layout.blockWaitMicros(),
                nowMicros)
            : null;
    this.block = newBlock();
  }

  /**
   * Takes another allocation at once and another least redundancy from the next block on.
   *
   * @return how the redundancy changes, if it does
   */
  @Nullable FecChange retune(StreamConfig tuned, long nowMicros) {
    FecScheme before = fecStats().scheme();
    config = tuned;
    allocation.rate(tuned.bandwidthBitsPerSecond(), nowMicros);
    allocation.burst(burstBytes(tuned.bandwidthBitsPerSecond()));
    if (adaptive != null) {
      adaptive.choosing(new SchemeChooser(tuned.fec(), tuned.residualTarget()), nowMicros);
      block.plan(adaptive.plan());
    }
    FecScheme after = fecStats().scheme();
    return before.equals(after)
        ? null
        : new FecChange(before, after, adaptive == null ? LossEstimate.NONE : adaptive.measured());
  }

  LossDetector losses() {
    return losses;
  }

  /** Datagram bytes of the packet that may go now; 0 when none may. Parity goes first. */
  int nextBytes(long nowMicros) {
    if (block.parityBytes() > 0) {
      return overhead(PacketType.PARITY) + block.parityBytes();
    }
    int bytes = dataBytes(nowMicros);
    return bytes > 0 && allocation.allows(bytes, nowMicros) ? bytes : 0;
  }

  /** When the allocation lets the next packet go; {@link Long#MAX_VALUE} when nothing waits. */
  long readyMicros(long nowMicros) {
    int bytes = dataBytes(nowMicros);
    return bytes == 0 ? Long.MAX_VALUE : allocation.readyMicros(bytes);
  }

  /**
   * Sends the next packet.
   *
   * @return bytes of the datagram, 0 when there was nothing
   */
  int emit(DatagramBatch out, InetSocketAddress to, long nowMicros) {
    return block.parityBytes() > 0 ? emitParity(out, to, nowMicros) : emitData(out, to, nowMicros);
  }

  /** Sends a packet of nothing but its size. */
  void emitPadding(DatagramBatch out, InetSocketAddress to, MtuSearch.Probe probe, long nowMicros) {
    Frame padding = new Frame.Padding(probe.bytes() - overhead(PacketType.PADDING));
    long number = sealer.nextNumber();
    if (adaptive != null) {
      adaptive.excuse(number); // it may be too long for the path
    }
    int bytes = sealer.seal(out, PacketType.PADDING, PacketSealer.write(out, padding), to);
    losses.onSent(new SentPacket(number, SentPacket.NO_ORDINAL, nowMicros, bytes, probe, null));
  }

  /** Gives up the parity that waits, so that {@link #emit} gives data. */
  void skipParity(long nowMicros) {
    if (block.parityBytes() > 0) {
      block.skipParity();
      repair.onParitySent(sealer.nextNumber() - 1, nowMicros, true);
      repair = new Repair();
    }
  }

  /** Takes an acknowledgement that {@link #couldCause} has passed. */
  LossReport onAck(Frame.Ack ack, long nowMicros) {
    return losses.onAcknowledgement(ack.received(), ack.rebuilt(), ack.delayMicros(), nowMicros);
  }

  /**
   * Lets an acknowledgement that {@link #couldCause} has passed change the redundancy, from the
   * next block on.
   *
   * @return the change, if there is one
   */
  @Nullable FecChange adapt(Frame.Ack ack, long nowMicros) {
    if (adaptive == null) {
      return null;
    }
    FecChange change = adaptive.onAcknowledged(ack.received(), nowMicros);
    block.plan(adaptive.plan());
    return change;
  }

  /** The peer says what became of this end's DATA packets. */
  void onReport(Frame.LinkReport report) {
    peerReport = report;
  }

  /** Nothing is measured where redundancy is fixed. */
  FecStats fecStats() {
    OptionalDouble residual =
        FecStats.residual(peerReport.received(), peerReport.rebuilt(), peerReport.lost());
    LossEstimate measured = adaptive == null ? LossEstimate.NONE : adaptive.measured();
    if (adaptive == null || !measured.isMeasured()) {
      return new FecStats(config.fec(), OptionalDouble.empty(), OptionalDouble.empty(), residual);
    }
    return new FecStats(
        adaptive.plan().scheme(),
        OptionalDouble.of(measured.loss()),
        OptionalDouble.of(measured.meanBurst()),
        residual);
  }

  /** Whether an acknowledgement names only what was sent. */
  boolean couldCause(Frame.Ack ack) {
    return ack.received().highest() < sealer.nextNumber()
        && ack.rebuilt().highest() < block.nextOrdinal();
  }

  void closeBlockIfDue(long nowMicros) {
    block.closeIfDue(nowMicros);
  }

  long blockClosesMicros() {
    return block.closesMicros();
  }

  /**
   * Starts a key epoch.
   *
   * @return bytes that were under way
   */
  long restart(PacketProtection newProtection, long nowMicros) {
    sealer.restart(newProtection);
    messages.restart(nowMicros);
    if (adaptive != null) {
      adaptive.restart();
    }
    block = newBlock();
    repair = new Repair();
    peerReport = NOTHING_REPORTED;
    return losses.discard();
  }

  private int dataBytes(long nowMicros) {
    int body = messages.nextBytes(nowMicros);
    return body == 0 ? 0 : overhead(PacketType.DATA) + body;
  }

  private int emitData(DatagramBatch out, InetSocketAddress to, long nowMicros) {
    OutgoingFragment fragment = messages.next(nowMicros);
    if (fragment == null) {
      return 0;
    }
    int offset = out.nextOffset();
    int bodyOffset = offset + PacketType.DATA.headerBytes();
    PacketHeader.writeData(out.bytes(), offset, block.number(), block.nextIndex());
    fragment.write(out.bytes(), bodyOffset);
    long ordinal = block.nextOrdinal();
    boolean coded = block.isCoded();
    block.add(out.bytes(), bodyOffset, fragment.bytes(), nowMicros);
    long number = sealer.nextNumber();
    int bytes = sealer.seal(out, PacketType.DATA, fragment.bytes(), to);
    losses.onSent(
        new SentPacket(
            number, ordinal, nowMicros, bytes, fragment.content(), coded ? repair : null));
    allocation.take(bytes);
    if (adaptive != null) {
      adaptive.onDataSent();
    }
    if (fragment.isRepetition()) {
      counters.retransmissions++;
    }
    return bytes;
  }

  private int emitParity(DatagramBatch out, InetSocketAddress to, long nowMicros) {
    int offset = out.nextOffset();
    int body = block.parityBytes();
    PacketHeader.writeParity(out.bytes(), offset, block.parityFields());
    block.takeParity(out.bytes(), offset + PacketType.PARITY.headerBytes());
    long number = sealer.nextNumber();
    int bytes = sealer.seal(out, PacketType.PARITY, body, to);
    repair.onParitySent(number, nowMicros, block.parityBytes() == 0);
    if (block.parityBytes() == 0) {
      repair = new Repair();
    }
    losses.onSent(new SentPacket(number, SentPacket.NO_ORDINAL, nowMicros, bytes, null, null));
    return bytes;
  }

  private OutgoingBlock newBlock() {
    OutgoingBlock fresh =
        new OutgoingBlock(config.fec(), layout.shardBytes(), layout.blockWaitMicros());
    if (adaptive != null) {
      fresh.plan(adaptive.plan());
    }
    return fresh;
  }

  private static int overhead(PacketType type) {
    return type.headerBytes() + PacketProtection.TAG_BYTES;
  }

  /** 20 ms of the allocation, and never less than four datagrams of the largest shards. */
  private long burstBytes(long bitsPerSecond) {
    return Math.max(
        bitsPerSecond / 8 / 50, 4L * (layout.shardBytes() + overhead(PacketType.PARITY)));
  }
}
