package org.honeylink.transport.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.honeylink.transport.packet.NumberRanges;
import org.junit.jupiter.api.Test;

class LossDetectorTest {

  private static final long RTT = 40_000;

  private final RttEstimator rtt = new RttEstimator();
  private final LossDetector detector = new LossDetector(rtt, 0);
  private final List<String> told = new ArrayList<>();

  @Test
  void packetThreeBelowTheHighestAcknowledgedIsLost() {
    send(0, 4, 1_000);
    LossReport report = acknowledge(RTT, 3, 1);
    assertEquals(List.of(1L, 2L, 3L), numbers(report.acknowledged()));
    assertEquals(List.of(0L), numbers(report.lost()));
    assertEquals(List.of("+1", "+2", "+3", "-0"), told);
  }

  @Test
  void packetFewerBelowIsLostNineEighthsOfARoundTripAfterItWasSent() {
    send(0, 3, 0);
    LossReport report = acknowledge(RTT, 2, 1);
    assertTrue(report.lost().isEmpty());
    assertEquals(RTT * 9 / 8, detector.timerMicros());
    assertEquals(List.of(0L), numbers(detector.onTimer(RTT * 9 / 8).lost()));
    assertTrue(detector.isIdle());
    assertEquals(Long.MAX_VALUE, detector.timerMicros());
  }

  /** Found by fuzzing: whoever calls late was to call again at once, for the second of them. */
  @Test
  void timersThatAreBothOverdueRunTogether() {
    send(0, 3, 0);
    acknowledge(RTT, 2, 1);
    send(3, 1, RTT);
    long late = 10_000_000;
    LossReport report = detector.onTimer(late);
    assertEquals(List.of(0L), numbers(report.lost()));
    assertTrue(report.probe());
    assertTrue(detector.timerMicros() > late);
  }

  @Test
  void nothingIsLostByTheProbeTimeoutThatHasContent() {
    send(0, 1, 0);
    long first = detector.timerMicros();
    assertEquals(rtt.probeTimeoutMicros(), first);
    LossReport report = detector.onTimer(first);
    assertTrue(report.probe());
    assertTrue(report.lost().isEmpty());
    assertEquals(first + 2 * rtt.probeTimeoutMicros(), detector.timerMicros());
  }

  @Test
  void probeTimeoutDoublesAndIsBounded() {
    rtt.sample(RTT, 0);
    send(0, 1, 0);
    long timeout = rtt.probeTimeoutMicros();
    long now = 0;
    for (int i = 0; i < 20; i++) {
      long due = detector.timerMicros();
      assertEquals(Math.min(timeout << Math.min(i, 12), 4_000_000), due - now);
      now = due;
      detector.onTimer(now);
    }
  }

  @Test
  void acknowledgementEndsTheBackoff() {
    send(0, 1, 0);
    detector.onTimer(detector.timerMicros());
    send(1, 1, 2_000_000);
    acknowledge(2_000_000 + RTT, 1, 1);
    send(2, 1, 3_000_000);
    detector.onTimer(2_000_000 + RTT * 2);
    assertEquals(3_000_000 + rtt.probeTimeoutMicros(), detector.timerMicros());
  }

  @Test
  void whatHasNoContentIsGivenUpByTheProbeTimeout() {
    detector.onSent(new SentPacket(0, 0, 0, 100, null, null));
    LossReport report = detector.onTimer(detector.timerMicros());
    assertEquals(List.of(0L), numbers(report.lost()));
    assertFalse(report.probe());
    assertEquals(0, detector.bytesInFlight());
  }

  @Test
  void roundTripIsSampledOnlyWhenTheHighestIsNewlyAcknowledged() {
    send(0, 3, 0);
    acknowledge(RTT, 2, 2);
    assertEquals(RTT, rtt.smoothedMicros());
    acknowledge(RTT * 10, 2, 0);
    assertEquals(RTT, rtt.smoothedMicros());
  }

  @Test
  void packetWhoseParityIsStillToComeIsNotLost() {
    Repair repair = new Repair();
    for (int i = 0; i < 10; i++) {
      detector.onSent(new SentPacket(i, i, 0, 100, content(i), repair));
    }
    assertTrue(acknowledge(RTT, 9, 1).lost().isEmpty());
    assertTrue(detector.onTimer(detector.timerMicros()).lost().isEmpty());

    repair.onParitySent(10, 500_000, true);
    detector.onSent(new SentPacket(10, SentPacket.NO_ORDINAL, 500_000, 100, null, null));
    long due = detector.timerMicros();
    assertTrue(due >= 500_000 + rtt.lossDelayMicros());
    assertEquals(List.of(0L), numbers(detector.onTimer(due).lost()));
  }

  @Test
  void packetRebuiltAtTheReceiverIsAcknowledged() {
    send(0, 6, 0);
    LossReport report =
        detector.onAcknowledgement(
            NumberRanges.of(new long[] {5, 2}, 1), NumberRanges.of(new long[] {1, 0}, 1), 0, RTT);
    assertEquals(6, report.acknowledged().size());
    assertTrue(report.lost().isEmpty());
  }

  @Test
  void discardForgetsWithoutAWord() {
    send(0, 5, 0);
    assertEquals(500, detector.discard());
    assertTrue(told.isEmpty());
    assertEquals(Long.MAX_VALUE, detector.timerMicros());
  }

  private void send(long first, int count, long nowMicros) {
    for (long number = first; number < first + count; number++) {
      detector.onSent(new SentPacket(number, number, nowMicros, 100, content(number), null));
    }
  }

  private PacketContent content(long number) {
    return new PacketContent() {
      @Override
      public void onAcknowledged() {
        told.add("+" + number);
      }

      @Override
      public void onLost() {
        told.add("-" + number);
      }
    };
  }

  private LossReport acknowledge(long nowMicros, long high, long low) {
    return detector.onAcknowledgement(
        NumberRanges.of(new long[] {high, low}, 1), NumberRanges.NONE, 0, nowMicros);
  }

  private static List<Long> numbers(List<SentPacket> packets) {
    return packets.stream().map(SentPacket::packetNumber).toList();
  }
}
