package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.List;
import org.honeylink.transport.recovery.PacketContent;
import org.honeylink.transport.recovery.PathMtuDiscovery;
import org.honeylink.transport.spi.DatagramBatch;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how large datagrams may be on the session's path, and makes its streams follow. Probes
 * go out on the first stream, one at a time, on a proven path whose round trip is known.
 */
final class MtuSearch {

  private final List<StreamEndpoint> streams;
  private final Congestion congestion;
  private final PeerPath path;
  private int datagramBytes;
  private int longestWaitingBytes;
  private long nowMicros;
  private @Nullable Probe underWay;

  MtuSearch(List<StreamEndpoint> streams, Congestion congestion, PeerPath path) {
    this.streams = streams;
    this.congestion = congestion;
    this.path = path;
    this.datagramBytes = congestion.mtu().datagramBytes();
    this.longestWaitingBytes = datagramBytes;
  }

  /**
   * Longest datagram that may wait to be sent: a block that was begun before the size fell still
   * has parity as long as its shards.
   */
  int longestWaitingBytes() {
    return longestWaitingBytes;
  }

  void at(long now) {
    nowMicros = now;
  }

  /** The packets of the first stream are forgotten. */
  void forget() {
    if (underWay != null) {
      underWay.onLost();
    }
  }

  /** Takes over a size that was proven, or that is left because larger ones no longer arrive. */
  void follow() {
    int bytes = congestion.mtu().datagramBytes();
    if (bytes == datagramBytes) {
      return;
    }
    datagramBytes = bytes;
    longestWaitingBytes = Math.max(longestWaitingBytes, bytes);
    congestion.window().datagramBytes(bytes);
    for (int i = 0; i < streams.size(); i++) {
      streams.get(i).outgoing().fragmentBytes(StreamLayout.fragmentBytes(bytes));
    }
  }

  /** Sends a probe when one is due and the window has room. */
  void send(DatagramBatch out, InetSocketAddress to) {
    PathMtuDiscovery mtu = congestion.mtu();
    if (out.isFull() || dueMicros() > nowMicros) {
      return;
    }
    int bytes = mtu.probeBytes();
    if (congestion.window().allows(bytes)) {
      underWay = new Probe(bytes, to);
      mtu.onProbeSent();
      streams.getFirst().sending().emitPadding(out, to, underWay, nowMicros);
      congestion.onSent(bytes, nowMicros);
    }
  }

  /** When {@link #send} has something to do. */
  long dueMicros() {
    return congestion.rtt().hasSample() && path.isProven()
        ? congestion.mtu().probeMicros()
        : Long.MAX_VALUE;
  }

  /** A probe under way. What becomes of it counts while the peer is where it went to. */
  final class Probe implements PacketContent {

    private final int bytes;
    private final InetSocketAddress to;

    Probe(int bytes, InetSocketAddress to) {
      this.bytes = bytes;
      this.to = to;
    }

    int bytes() {
      return bytes;
    }

    @Override
    public boolean isAwaited() {
      return false;
    }

    @Override
    public void onAcknowledged() {
      if (ends()) {
        congestion.mtu().onProbeArrived(bytes, nowMicros);
      }
    }

    @Override
    public void onLost() {
      if (ends()) {
        congestion.mtu().onProbeLost(nowMicros);
      }
    }

    private boolean ends() {
      boolean current = underWay == this && to.equals(path.destination());
      if (underWay == this) {
        underWay = null;
      }
      return current;
    }
  }
}
