package org.honeylink.transport.connection;

import java.time.Duration;
import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.impairment.Delay;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;

/**
 * One link, and one way of sending over it: an unreliable stream of 2,000 messages a second, each
 * of one packet. What is measured begins when the link has been known for a while.
 *
 * @param lossPercent of packets, in each direction
 * @param meanBurst average run of losses; 1 means that they know nothing of each other
 * @param rttMillis of the link
 */
record GridCell(int lossPercent, int meanBurst, int rttMillis, Redundancy redundancy) {

  static final List<Integer> LOSSES = List.of(0, 1, 2, 5, 10, 15, 20, 30);
  static final List<Integer> BURSTS = List.of(1, 2, 5, 10, 20);
  static final List<Integer> RTTS = List.of(1, 20, 50, 100, 200);

  private static final long STREAM = 7;
  private static final int PACKETS_PER_SECOND = 2_000;
  private static final long INTERVAL_MICROS = 1_000_000 / PACKETS_PER_SECOND;
  private static final int MESSAGE_BYTES = 500;

  /** Until loss and bursts are known well and a step down would have been made. */
  private static final long WARM_UP_MICROS = 15_000_000;

  private static final long MEASURED_MICROS = 30_000_000;

  private static final long MEASURED_MESSAGES = MEASURED_MICROS / INTERVAL_MICROS;

  /** Ten times what is under way at the longest round trip time with the most redundancy. */
  private static final long ROOM_BYTES = 5_000_000;

  /** For what is under way, and to judge what is lost. */
  private static final long END_MICROS = 2_000_000;

  /** How parity is chosen. */
  enum Redundancy {
    NONE,
    LIGHT,
    HEAVY,
    /** Begins with, and never goes below, what a stream for quick answers has. */
    ADAPTIVE;

    FecScheme scheme() {
      return switch (this) {
        case NONE -> FecScheme.NONE;
        case LIGHT -> FecScheme.LIGHT;
        case HEAVY -> FecScheme.BURST;
        case ADAPTIVE -> FecScheme.LATENCY;
      };
    }
  }

  /** Target that adaptive redundancy has for this stream. */
  static double target() {
    return stream(Role.DEVICE, Redundancy.ADAPTIVE).residualTarget();
  }

  boolean isOf(int loss, int burst, Redundancy which) {
    return lossPercent == loss && meanBurst == burst && redundancy == which;
  }

  /**
   * Runs it with room for all that the stream sends, and again with congestion control as it is.
   */
  GridRow run() {
    GridTally redundancyAlone = run(ROOM_BYTES);
    GridTally asItIs = run(0);
    return redundancyAlone.row(this, asItIs.sent() / (double) MEASURED_MESSAGES);
  }

  private GridTally run(long leastWindowBytes) {
    Simulation simulation =
        new Simulation(seed(), link(), session(Role.DEVICE), session(Role.SERVER));
    simulation.device.connection.leastWindow(leastWindowBytes);
    GridTally tally =
        new GridTally(simulation::now, INTERVAL_MICROS, rttMillis * 500L, WARM_UP_MICROS);
    simulation.tap = tally::onCarried;
    simulation.server.onMessage = tally::onMessage;
    send(simulation, new byte[MESSAGE_BYTES], simulation.now() + WARM_UP_MICROS + MEASURED_MICROS);
    simulation.run(WARM_UP_MICROS + MEASURED_MICROS + END_MICROS);
    return tally;
  }

  private static void send(Simulation simulation, byte[] message, long endMicros) {
    if (simulation.now() < endMicros) {
      simulation.device.connection.send(STREAM, message, simulation.now());
      simulation.in(INTERVAL_MICROS, () -> send(simulation, message, endMicros));
    }
  }

  /** Fates differ from link to link, and are the same for all four ways to send over one. */
  private long seed() {
    return (lossPercent * 100L + meanBurst) * 1_000 + rttMillis;
  }

  private Impairment link() {
    return Impairment.NONE
        .with(new Loss(lossPercent / 100.0, meanBurst))
        .with(Delay.of(Duration.ofNanos(rttMillis * 500_000L), Duration.ZERO));
  }

  private SessionConfig session(Role role) {
    return SessionConfig.of(role, List.of(stream(role, redundancy)));
  }

  private static StreamConfig stream(Role role, Redundancy redundancy) {
    return new StreamConfig(
        STREAM,
        "grid",
        StreamMode.UNRELIABLE,
        4,
        100_000_000,
        redundancy.scheme(),
        redundancy == Redundancy.ADAPTIVE,
        Duration.ofMillis(200),
        new ChecksumProtection(role, STREAM, 0));
  }
}
