package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.honeylink.transport.congestion.CongestionState;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.stats.PathStats;
import org.honeylink.transport.stats.QueueStats;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.transport.stats.WindowStats;
import org.junit.jupiter.api.Test;

/** What a session tells of itself: the path, queues, windows, and packets of a key. */
class SnapshotTest {

  private static final StreamSpec STREAM = StreamSpec.reliable(FecScheme.NONE);
  private static final StreamSpec VIDEO = StreamSpec.unreliable(FecScheme.NONE);
  private static final long ID = STREAM.connectionId();

  private final Simulation simulation = new Simulation(1, Links.loss(0), STREAM, VIDEO);

  @Test
  void whatWasNotMeasuredIsAbsent() {
    PathStats path = path(simulation.server);
    assertFalse(path.heard());
    assertFalse(path.proven());
    assertEquals(OptionalLong.empty(), path.smoothedRttMicros());
    assertEquals(OptionalLong.empty(), path.provingRttMicros());
    assertEquals(OptionalLong.empty(), path.minimumRttMicros());
    assertEquals(OptionalLong.empty(), path.rttVariationMicros());
    assertEquals(OptionalLong.empty(), path.slowStartThresholdBytes());
    assertEquals(OptionalLong.empty(), path.pacingBitsPerSecond());
    assertEquals(SessionConfig.DATAGRAM_BYTES, path.datagramBytes());
    assertEquals(CongestionState.SLOW_START, path.congestionState());
    assertEquals(Optional.empty(), simulation.server.connection.peer());
  }

  @Test
  void pathIsKnownOnceBothEndsHaveSpoken() {
    simulation.deviceSends(ID, 100, 400, 1_000);
    simulation.run(3_000_000);
    PathStats path = path(simulation.device);
    assertTrue(path.proven());
    assertTrue(path.minimumRttMicros().orElseThrow() >= 40_000, path::toString);
    assertTrue(
        path.smoothedRttMicros().orElseThrow() >= path.minimumRttMicros().orElseThrow(),
        path::toString);
    assertTrue(path.rttVariationMicros().isPresent());
    assertTrue(path.pacingBitsPerSecond().orElseThrow() > 0);
    assertEquals(SessionConfig.MOST_DATAGRAM_BYTES, path.datagramBytes());
    assertEquals(0, path.bytesInFlight());
    assertEquals(OptionalLong.empty(), path.provingRttMicros(), "its address was known");
    assertTrue(path(simulation.server).proven());
    assertEquals(OptionalLong.of(40_000), path(simulation.server).provingRttMicros());
    assertEquals(Optional.of(simulation.device.address), simulation.server.connection.peer());
  }

  @Test
  void challengeThatWasRepeatedTellsItsOwnRoundTrip() {
    Simulation far = new Simulation(1, Links.delayed(140_000, 0), STREAM);
    far.deviceSends(ID, 10, 400, 1_000);
    far.run(3_000_000);
    assertEquals(OptionalLong.of(280_000), path(far.server).provingRttMicros());
  }

  @Test
  void queueAndWindowsTellWhatWaits() {
    for (int i = 0; i < 3; i++) {
      simulation.device.connection.send(ID, new byte[2_000], simulation.now());
    }
    assertEquals(new QueueStats(3, 6_000, 6, 10_000, false), stream(simulation.device).queue());
    simulation.cut = true;
    simulation.run(10_000);
    WindowStats window = stream(simulation.device).sendWindow().orElseThrow();
    assertTrue(window.usedBytes() >= 6_000, window::toString);
    simulation.cut = false;
    simulation.run(10_000_000);
    assertEquals(QueueStats.empty(10_000), stream(simulation.device).queue());
    assertEquals(0, stream(simulation.device).sendWindow().orElseThrow().usedBytes());
  }

  @Test
  void fullQueueShowsBackpressureUntilItHasEmptied() {
    simulation.cut = true;
    while (simulation.device.connection.send(ID, new byte[60], simulation.now())
        == SendOutcome.ACCEPTED) {
      assertFalse(stream(simulation.device).queue().backpressure());
    }
    assertTrue(stream(simulation.device).queue().backpressure());
    simulation.cut = false;
    simulation.run(10_000_000);
    assertFalse(stream(simulation.device).queue().backpressure());
  }

  @Test
  void receiverHoldsWhatIsNotCommitted() {
    simulation.server.commits = false;
    simulation.deviceSends(ID, 10, 1_000, 1_000);
    simulation.run(1_000_000);
    WindowStats window = stream(simulation.server).receiveWindow().orElseThrow();
    assertTrue(window.usedBytes() >= 10_000, window::toString);
    assertTrue(window.limitBytes() > window.usedBytes(), window::toString);
    simulation.server.connection.committed(ID, 9);
    assertEquals(0, stream(simulation.server).receiveWindow().orElseThrow().usedBytes());
  }

  @Test
  void streamsWithoutFlowControlHaveNoWindow() {
    simulation.deviceSends(VIDEO.connectionId(), 1, 100, 0);
    simulation.run(100_000);
    for (Endpoint end : new Endpoint[] {simulation.device, simulation.server}) {
      StreamStats video = end.connection.stats().streams().getLast();
      assertEquals(Optional.empty(), video.sendWindow());
      assertEquals(Optional.empty(), video.receiveWindow());
    }
  }

  @Test
  void packetsOfAKeyAreCountedAnewWithIt() {
    simulation.deviceSends(ID, 20, 400, 1_000);
    simulation.run(1_000_000);
    StreamStats before = stream(simulation.server);
    assertEquals(before.packetsSent(), before.packetsSentOfKey());
    assertEquals(before.packetsReceived(), before.packetsReceivedOfKey());
    simulation.server.connection.freshKey(ID);
    assertEquals(0, stream(simulation.server).packetsSentOfKey());
    assertEquals(0, stream(simulation.server).packetsReceivedOfKey());
    assertEquals(before.packetsSent(), stream(simulation.server).packetsSent());
    simulation.deviceSends(ID, 20, 400, 1_000);
    simulation.run(1_000_000);
    StreamStats after = stream(simulation.server);
    assertEquals(after.packetsReceived() - before.packetsReceived(), after.packetsReceivedOfKey());
    assertTrue(after.packetsReceivedOfKey() >= 20, after::toString);
  }

  private static PathStats path(Endpoint end) {
    return end.connection.stats().path();
  }

  private static StreamStats stream(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
