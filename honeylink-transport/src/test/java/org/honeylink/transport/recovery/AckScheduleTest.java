package org.honeylink.transport.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.TreeSet;
import org.honeylink.transport.packet.NumberRanges;
import org.junit.jupiter.api.Test;

class AckScheduleTest {

  private final AckSchedule acks = new AckSchedule(2);

  @Test
  void everySecondPacketIsAcknowledgedAtOnceAndOneAloneAfter25Milliseconds() {
    acks.onReceived(0, true, 1_000);
    assertEquals(26_000, acks.dueMicros());
    acks.onReceived(1, true, 2_000);
    assertEquals(2_000, acks.dueMicros());
    acks.onAckSent();
    assertEquals(Long.MAX_VALUE, acks.dueMicros());
  }

  @Test
  void gapIsReportedAtOnce() {
    acks.onReceived(0, true, 0);
    acks.onAckSent();
    acks.onReceived(2, true, 5);
    assertEquals(5, acks.dueMicros());
    acks.onAckSent();
    acks.onReceived(1, true, 9);
    assertEquals(9, acks.dueMicros());
    assertEquals(NumberRanges.of(new long[] {2, 0}, 1), acks.received());
  }

  @Test
  void acknowledgementsAreNotAcknowledged() {
    acks.onReceived(0, false, 0);
    acks.onReceived(1, false, 0);
    assertEquals(Long.MAX_VALUE, acks.dueMicros());
  }

  @Test
  void rebuiltPacketIsNamedInFourAcknowledgements() {
    acks.onRebuilt(7, 3);
    assertEquals(3, acks.dueMicros());
    for (int i = 0; i < 4; i++) {
      assertTrue(acks.rebuilt().contains(7));
      acks.onAckSent();
    }
    assertTrue(acks.rebuilt().isEmpty());
    acks.onRebuilt(9, 3);
    assertFalse(acks.rebuilt().contains(7));
  }

  @Test
  void rangesAreThoseOfASet() {
    qt().forAll(lists().of(integers().between(0, 40)).ofSizeBetween(1, 60))
        .checkAssert(
            numbers -> {
              ReceivedNumbers received = new ReceivedNumbers(32);
              for (int number : numbers) {
                received.add(number);
              }
              TreeSet<Integer> all = new TreeSet<>(numbers);
              NumberRanges ranges = received.snapshot();
              for (int number = 0; number <= 40; number++) {
                assertEquals(all.contains(number), ranges.contains(number), "number " + number);
              }
              for (int i = 1; i < ranges.count(); i++) {
                assertTrue(ranges.low(i - 1) > ranges.high(i) + 1, "ranges lie apart");
              }
            });
  }

  @Test
  void lowestRangesAreForgotten() {
    ReceivedNumbers received = new ReceivedNumbers(3);
    for (int number = 0; number < 20; number += 2) {
      received.add(number);
    }
    assertEquals(NumberRanges.of(new long[] {18, 18, 16, 16, 14, 14}, 3), received.snapshot());
  }
}
