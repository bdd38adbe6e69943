package org.honeylink.transport.recovery;

import org.honeylink.transport.packet.NumberRanges;

/**
 * Finds out which packets of one space arrived and which are lost: RFC 9002, section 6.
 *
 * <p>Where FEC is on, a missing packet may still be rebuilt: both thresholds are counted from the
 * last parity packet of its block instead of from the packet itself.
 */
public final class LossDetector {

  /** Section 6.1.1: "The RECOMMENDED initial value for the packet reordering threshold is 3". */
  public static final int PACKET_THRESHOLD = 3;

  /**
   * Longest probe timeout with backoff. RFC 9002 lets it double without end; links of HoneyLink go
   * away and come back, and a stream must notice soon when they do.
   */
  static final long LONGEST_TIMEOUT_MICROS = 4_000_000;

  private final RttEstimator rtt;
  private final long repairMicros;
  private final SentPackets packets = new SentPackets();
  private final LossReport report = new LossReport();
  private long highestAcknowledged = -1;
  private long lossMicros = Long.MAX_VALUE;
  private long lastSentMicros;
  private int probes;

  /**
   * @param rtt of the path, shared with the other spaces
   * @param repairMicros longest time until the parity of a block is sent; 0 without FEC
   */
  public LossDetector(RttEstimator rtt, long repairMicros) {
    this.rtt = rtt;
    this.repairMicros = repairMicros;
  }

  /** A packet went out that the peer will acknowledge; numbers grow. */
  public void onSent(SentPacket packet) {
    packets.add(packet);
    lastSentMicros = packet.sentMicros();
    if (packet.isExpendable()) {
      lossMicros = Math.min(lossMicros, packet.sentMicros() + rtt.lossDelayMicros());
    }
  }

  /**
   * An acknowledgement came. Samples the round trip time, and tells each packet's content.
   *
   * @param received packet numbers; none above the highest sent
   * @param rebuilt ordinals that FEC rebuilt at the receiver
   * @return valid until the next call
   */
  public LossReport onAcknowledgement(
      NumberRanges received, NumberRanges rebuilt, long ackDelayMicros, long nowMicros) {
    report.clear();
    collectAcknowledged(received, rebuilt);
    if (report.acknowledged().isEmpty()) {
      return report;
    }
    SentPacket highest = report.acknowledged().getLast();
    // Section 5.1: a sample is taken when "the largest acknowledged packet number is newly
    // acknowledged".
    if (highest.packetNumber() == received.highest()) {
      rtt.sample(nowMicros - highest.sentMicros(), ackDelayMicros);
      report.noteSample();
    }
    highestAcknowledged = Math.max(highestAcknowledged, received.highest());
    probes = 0;
    collectLost(nowMicros);
    tellContents();
    return report;
  }

  /** When {@link #onTimer} has something to do; {@link Long#MAX_VALUE} when never. */
  public long timerMicros() {
    return Math.min(lossMicros, probeMicros());
  }

  /**
   * Runs what is due by now.
   *
   * @return valid until the next call
   */
  public LossReport onTimer(long nowMicros) {
    report.clear();
    if (nowMicros >= lossMicros) {
      collectLost(nowMicros);
    }
    if (nowMicros >= probeMicros()) {
      onProbeTimeout(nowMicros);
    }
    tellContents();
    return report;
  }

  /**
   * Forgets everything under way: the keys are gone.
   *
   * @return bytes that were under way
   */
  public long discard() {
    long bytes = packets.bytes();
    packets.clear();
    highestAcknowledged = -1;
    lossMicros = Long.MAX_VALUE;
    probes = 0;
    return bytes;
  }

  public boolean isIdle() {
    return packets.isEmpty();
  }

  public long bytesInFlight() {
    return packets.bytes();
  }

  private void collectAcknowledged(NumberRanges received, NumberRanges rebuilt) {
    long highestRebuilt = rebuilt.highest();
    SentPacket packet = packets.oldest();
    while (packet != null
        && (packet.packetNumber() <= received.highest() || packet.ordinal() <= highestRebuilt)) {
      SentPacket next = packet.newer;
      if (received.contains(packet.packetNumber())
          || (!packet.isExpendable() && rebuilt.contains(packet.ordinal()))) {
        packets.remove(packet);
        report.acknowledged().add(packet);
      }
      packet = next;
    }
  }

  /** Section 6.1: thresholds in packets and in time, against the highest acknowledged. */
  private void collectLost(long nowMicros) {
    lossMicros = Long.MAX_VALUE;
    SentPacket packet = packets.oldest();
    while (packet != null && packet.packetNumber() < highestAcknowledged) {
      SentPacket next = packet.newer;
      if (isLost(packet, nowMicros)) {
        lose(packet);
      } else if (!packet.awaitsRepair()) {
        lossMicros = Math.min(lossMicros, packet.lastChanceMicros() + rtt.lossDelayMicros());
      }
      packet = next;
    }
  }

  private boolean isLost(SentPacket packet, long nowMicros) {
    return !packet.awaitsRepair()
        && (packet.lastChanceMicros() + rtt.lossDelayMicros() <= nowMicros
            || packet.lastChanceNumber() + PACKET_THRESHOLD <= highestAcknowledged);
  }

  /**
   * Section 6.2: content is not lost by a timeout, a probe asks for it. What has no content to send
   * again is given up, as nothing else would ever take it out of flight.
   */
  private void onProbeTimeout(long nowMicros) {
    long before = nowMicros - rtt.probeTimeoutMicros() - repairMicros;
    probes++;
    lastSentMicros = nowMicros; // also when the probe cannot leave at once
    SentPacket packet = packets.oldest();
    while (packet != null && packet.sentMicros() <= before) {
      SentPacket next = packet.newer;
      PacketContent content = packet.content();
      if (content == null || !content.isAwaited()) {
        lose(packet);
      }
      packet = next;
    }
    if (!packets.isEmpty()) {
      report.requestProbe();
    }
  }

  private void lose(SentPacket packet) {
    packets.remove(packet);
    report.lost().add(packet);
  }

  /**
   * Section 6.2.1: "When a PTO timer expires, the PTO backoff MUST be increased, resulting in the
   * PTO period being set to twice its current value."
   */
  private long probeMicros() {
    if (packets.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long timeout = (rtt.probeTimeoutMicros() + repairMicros) << Math.min(probes, 12);
    return lastSentMicros + Math.min(timeout, LONGEST_TIMEOUT_MICROS);
  }

  private void tellContents() {
    for (int i = 0; i < report.acknowledged().size(); i++) {
      PacketContent content = report.acknowledged().get(i).content();
      if (content != null) {
        content.onAcknowledged();
      }
    }
    for (int i = 0; i < report.lost().size(); i++) {
      PacketContent content = report.lost().get(i).content();
      if (content != null) {
        content.onLost();
      }
    }
  }
}
