package org.honeylink.launcher.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.honeylink.launcher.relay.Direction;
import org.honeylink.launcher.relay.ImpairmentRelay;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.session.SessionDetail.StreamDetail;

/**
 * Reads the figures of a running demo from all its sides: what was sent, what the server says of
 * its sessions, and what the JMS client saw. Not thread-safe.
 */
final class Gauges {

  private static final double NANOS_PER_SECOND = 1e9;

  /** The server is asked for each session apart; so many a second leave it its other work. */
  private static final int QUESTIONS_PER_SECOND = 20;

  private final Traffic traffic;
  private final AdminClient administrator;
  private final DataSubscriber subscriber;
  private final StreamEvents events;
  private final ImpairmentRelay relay;
  private final List<DemoDevice> devices;
  private final Map<StreamKind, Long> deliveredBefore = new EnumMap<>(StreamKind.class);
  private Map<StreamKind, ServerFigures> lastFigures = Map.of();
  private long askedNanos;
  private long readNanos = System.nanoTime();

  Gauges(
      Traffic traffic,
      AdminClient administrator,
      DataSubscriber subscriber,
      StreamEvents events,
      ImpairmentRelay relay,
      List<DemoDevice> devices) {
    this.traffic = traffic;
    this.administrator = administrator;
    this.subscriber = subscriber;
    this.events = events;
    this.relay = relay;
    this.devices = List.copyOf(devices);
  }

  /**
   * @throws DemoFailed when a sender or the JMS client has failed
   */
  void check() {
    traffic.check();
    subscriber.check();
  }

  /** One row for each kind of stream; rates since this was called last. */
  List<Progress.Row> rows() {
    long nowNanos = System.nanoTime();
    double seconds = Math.max(1e-3, (nowNanos - readNanos) / NANOS_PER_SECOND);
    readNanos = nowNanos;
    double secondsSinceAsked = (nowNanos - askedNanos) / NANOS_PER_SECOND;
    if (lastFigures.isEmpty() || secondsSinceAsked * QUESTIONS_PER_SECOND >= devices.size()) {
      lastFigures = serverFigures();
      askedNanos = nowNanos;
    }
    List<Progress.Row> rows = new ArrayList<>();
    for (StreamKind kind : StreamKind.values()) {
      rows.add(row(kind, lastFigures.getOrDefault(kind, ServerFigures.NONE), seconds));
    }
    return rows;
  }

  private Progress.Row row(StreamKind kind, ServerFigures counts, double seconds) {
    Arrivals arrivals = events.of(kind);
    long delivered = arrivals.delivered();
    Long before = deliveredBefore.put(kind, delivered);
    return new Progress.Row(
        kind,
        devices.size(),
        traffic.sent(kind),
        delivered,
        counts.rebuilt(),
        kind.isReliable() ? 0 : counts.lost(),
        arrivals.latencyMillis(50),
        arrivals.latencyMillis(99),
        (delivered - (before == null ? 0 : before)) / seconds);
  }

  /** Reliable messages sent that JMS has not seen. */
  long reliableMissing() {
    return traffic.sent(StreamKind.TELEMETRY) - events.of(StreamKind.TELEMETRY).delivered();
  }

  /** Which these are, one line for each device. */
  List<String> reliableMissingLines() {
    return events.of(StreamKind.TELEMETRY).missing(traffic.sentByDevice(StreamKind.TELEMETRY));
  }

  /** All messages JMS has seen. */
  long received() {
    long received = 0;
    for (StreamKind kind : StreamKind.values()) {
      received += events.of(kind).received();
    }
    return received;
  }

  DemoResult result(double readySeconds) {
    Arrivals telemetry = events.of(StreamKind.TELEMETRY);
    Arrivals video = events.of(StreamKind.VIDEO);
    ServerFigures counts = serverFigures().getOrDefault(StreamKind.VIDEO, ServerFigures.NONE);
    return new DemoResult(
        devices.size(),
        devices.size(),
        new DemoResult.Reliable(
            traffic.sent(StreamKind.TELEMETRY),
            telemetry.delivered(),
            telemetry.duplicates(),
            telemetry.outOfOrder()),
        new DemoResult.Unreliable(
            traffic.sent(StreamKind.VIDEO),
            devices.stream().mapToLong(device -> device.late(StreamKind.VIDEO)).sum(),
            counts.dataPackets(),
            video.delivered(),
            counts.rebuilt()),
        relay.figures(Direction.UP).lossShare(),
        telemetry.latencyMillis(50),
        telemetry.latencyMillis(99),
        received(),
        readySeconds);
  }

  private Map<StreamKind, ServerFigures> serverFigures() {
    Map<StreamKind, ServerFigures> sums = new EnumMap<>(StreamKind.class);
    for (StreamKind kind : StreamKind.values()) {
      sums.put(kind, ServerFigures.NONE);
    }
    for (DemoDevice device : devices) {
      for (StreamDetail stream : administrator.session(device.sessionId()).streams()) {
        StreamKind.of(stream.name())
            .ifPresent(kind -> sums.computeIfPresent(kind, (same, sum) -> sum.plus(stream)));
      }
    }
    return sums;
  }
}
