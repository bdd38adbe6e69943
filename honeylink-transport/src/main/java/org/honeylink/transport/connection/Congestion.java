package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import org.honeylink.transport.congestion.CubicWindow;
import org.honeylink.transport.congestion.Pacer;
import org.honeylink.transport.congestion.PersistentCongestion;
import org.honeylink.transport.recovery.LossReport;
import org.honeylink.transport.recovery.PathMtuDiscovery;
import org.honeylink.transport.recovery.RttEstimator;
import org.honeylink.transport.recovery.SentPacket;
import org.honeylink.transport.stats.PathStats;

/**
 * Congestion control of the session's path, shared by its streams.
 *
 * <p>A loss that FEC repaired counts as arrived, and lost parity as nothing: radio links lose at
 * random, the allocation of every stream bounds its rate, and queues that overflow lose more than
 * parity repairs. RFC 9265, section 4, discusses what this hides.
 */
final class Congestion {

  private final RttEstimator rtt = new RttEstimator();
  private final CubicWindow window;
  private final Pacer pacer;
  private final PathMtuDiscovery mtu;
  private long firstSampleMicros = Long.MAX_VALUE;
  private PersistentCongestion persistent = new PersistentCongestion();

  Congestion(int baseBytes, int largestBytes, long nowMicros) {
    this.mtu = new PathMtuDiscovery(baseBytes, largestBytes);
    this.window = new CubicWindow(mtu.datagramBytes());
    this.pacer = new Pacer(window.windowBytes(), nowMicros);
  }

  RttEstimator rtt() {
    return rtt;
  }

  CubicWindow window() {
    return window;
  }

  Pacer pacer() {
    return pacer;
  }

  /** Size of the path's datagrams; tell {@link #window} when it has changed. */
  PathMtuDiscovery mtu() {
    return mtu;
  }

  void onSent(int bytes, long nowMicros) {
    window.onSent(bytes, nowMicros);
    pacer.onSent(bytes);
  }

  void onReport(LossReport report, long nowMicros) {
    boolean used = window.isUsed();
    onLost(report.lost(), nowMicros);
    if (isPersistent(report)) {
      window.onPersistentCongestion();
    }
    List<SentPacket> acknowledged = report.acknowledged();
    if (report.sampled()) {
      firstSampleMicros = Math.min(firstSampleMicros, nowMicros);
      window.onRtt(rtt.latestPathMicros(), acknowledged.getLast().sentMicros(), nowMicros);
    }
    for (int i = 0; i < acknowledged.size(); i++) {
      SentPacket packet = acknowledged.get(i);
      mtu.onArrived(packet.bytes());
      window.onAcknowledged(
          packet.bytes(), packet.sentMicros(), nowMicros, rtt.smoothedMicros(), used);
    }
    if (report.probe()) {
      mtu.onTimeout(nowMicros, rtt.probeTimeoutMicros());
    }
    pacer.follow(window.windowBytes(), rtt.smoothedMicros(), nowMicros);
  }

  /**
   * RFC 9000, section 9.4: all starts anew "unless the only change in the peer's address is its
   * port number".
   */
  void onPathMoved(InetSocketAddress before, InetSocketAddress after, long nowMicros) {
    if (!before.getAddress().equals(after.getAddress())) {
      rtt.reset();
      mtu.reset();
      window.reset();
      firstSampleMicros = Long.MAX_VALUE;
      persistent = new PersistentCongestion();
      pacer.follow(window.windowBytes(), rtt.smoothedMicros(), nowMicros);
    }
  }

  /** Figures of the path, of which {@link PeerPath} knows where it leads. */
  PathStats stats(PeerPath path) {
    return new PathStats(
        path.destination() != null,
        path.isProven(),
        path.provingMicros(),
        sampled(rtt.smoothedMicros()),
        sampled(rtt.minimumMicros()),
        sampled(rtt.variationMicros()),
        mtu.datagramBytes(),
        window.windowBytes(),
        window.inFlightBytes(),
        window.slowStartThresholdBytes(),
        window.state(),
        pacer.bitsPerSecond());
  }

  private OptionalLong sampled(long micros) {
    return rtt.hasSample() ? OptionalLong.of(micros) : OptionalLong.empty();
  }

  private void onLost(List<SentPacket> lost, long nowMicros) {
    for (int i = 0; i < lost.size(); i++) {
      SentPacket packet = lost.get(i);
      mtu.onLost(packet.bytes(), nowMicros, rtt.probeTimeoutMicros());
      if (packet.isExpendable()) {
        window.onForgotten(packet.bytes());
      } else {
        window.onLost(packet.bytes(), packet.sentMicros(), nowMicros);
      }
    }
  }

  /**
   * Tells what was lost and what arrived in the order of sending. RFC 9002, section 7.6.2: the
   * period "SHOULD NOT start until there is at least one RTT sample".
   */
  private boolean isPersistent(LossReport report) {
    List<SentPacket> lost = report.lost();
    List<SentPacket> arrived = report.acknowledged();
    boolean established = false;
    int told = 0;
    for (int i = 0; i < lost.size(); i++) {
      SentPacket packet = lost.get(i);
      if (packet.isExpendable() || packet.sentMicros() <= firstSampleMicros) {
        continue;
      }
      while (told < arrived.size() && arrived.get(told).sentMicros() <= packet.sentMicros()) {
        persistent.onAcknowledged(arrived.get(told++).sentMicros());
      }
      established |= persistent.onLost(packet.sentMicros(), rtt.probeTimeoutMicros());
    }
    if (told < arrived.size()) {
      persistent.onAcknowledged(arrived.getLast().sentMicros());
    }
    return established;
  }
}
