package org.honeylink.transport.schedule;

import static org.honeylink.transport.schedule.WeightedFairQueue.PROMOTION_AGE_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedFairQueueTest {

  private final WeightedFairQueue<String> queue = new WeightedFairQueue<>();

  @Test
  void flowsOfOnePriorityTakeTurns() {
    Flow<String> a = queue.open(3);
    Flow<String> b = queue.open(3);
    fill(a, "a", 3, 0);
    fill(b, "b", 3, 0);
    assertEquals(List.of("a", "b", "a", "b", "a", "b"), drain(0));
  }

  @Test
  void aPriorityHigherByOneGetsTwiceTheBytes() {
    Flow<String> four = queue.open(4);
    Flow<String> five = queue.open(5);
    fill(four, "4", 300, 0);
    fill(five, "5", 300, 0);
    assertEquals(200, count(take(300, 0), "5"), 2);
  }

  @Test
  void anotherPriorityCountsFromTheNextPacketOn() {
    Flow<String> a = queue.open(3);
    Flow<String> b = queue.open(3);
    fill(a, "a", 1000, 0);
    fill(b, "b", 1000, 0);
    assertEquals(50, count(take(100, 0), "a"), 2);
    queue.prioritize(a, 5);
    assertEquals(240, count(take(300, 0), "a"), 4);
    queue.prioritize(a, 7);
    assertEquals(88, count(take(300, 0), "a"), 4);
    queue.prioritize(a, 3);
    assertEquals(100, count(take(200, 0), "a"), 4);
  }

  @Test
  void aPromotedFlowWithAnotherPriorityIsInItsOwnTierAgain() {
    Flow<String> low = queue.open(0);
    fill(low, "low", 10, 0);
    Flow<String> medium = queue.open(4);
    fill(medium, "medium", 10, 0);
    take(1, PROMOTION_AGE_MICROS);
    queue.prioritize(low, 6);
    assertEquals(19, drain(PROMOTION_AGE_MICROS).size());
    assertEquals(6, low.priority());
  }

  @Test
  void tiersGetTheirSharesWhenAllAreBusy() {
    fill(queue.open(7), "high", 1000, 0);
    fill(queue.open(3), "medium", 1000, 0);
    fill(queue.open(0), "low", 1000, 0);
    List<String> taken = take(1000, 0);
    assertEquals(250, count(taken, "high"), 2);
    assertEquals(600, count(taken, "medium"), 2);
    assertEquals(150, count(taken, "low"), 2);
  }

  @Test
  void anIdleTierLendsItsShareInProportion() {
    fill(queue.open(6), "high", 1000, 0);
    fill(queue.open(1), "low", 1000, 0);
    assertEquals(625, count(take(1000, 0), "high"), 2);
  }

  @Test
  void aTierThatWasIdleDoesNotCatchUp() {
    fill(queue.open(3), "medium", 2000, 0);
    take(1000, 0);
    fill(queue.open(7), "high", 1000, 0);
    assertEquals(29, count(take(100, 0), "high"), 2);
  }

  @Test
  void aLatencyPacketOvertakesASaturatingBurst() {
    fill(queue.open(5), "burst", 1000, 0);
    take(10, 0);
    queue.offer(queue.open(7), "latency", 200, 0);
    assertTrue(take(2, 0).contains("latency"));
  }

  @Test
  void aLowPacketIsPromotedAfterTenSeconds() {
    fill(queue.open(3), "medium", 1000, 0);
    fill(queue.open(0), "low", 1000, 0);
    assertEquals(20, count(take(100, PROMOTION_AGE_MICROS - 1), "low"), 2);
    assertEquals(66, count(take(100, PROMOTION_AGE_MICROS), "low"), 2);
  }

  @Test
  void aFlowReturnsToItsTierWhenItsPacketsAreYoungAgain() {
    Flow<String> low = queue.open(0);
    fill(queue.open(3), "medium", 3000, 0);
    fill(low, "low", 5, 0);
    fill(low, "low", 1000, PROMOTION_AGE_MICROS);
    take(20, PROMOTION_AGE_MICROS);
    assertEquals(20, count(take(100, PROMOTION_AGE_MICROS), "low"), 2);
  }

  @Test
  void peekShowsWhatPollGives() {
    queue.offer(queue.open(3), "x", 77, 0);
    assertEquals("x", queue.peek(0));
    assertEquals(77, queue.peekBytes(0));
    assertEquals("x", queue.poll(0));
    assertNull(queue.peek(0));
    assertEquals(0, queue.peekBytes(0));
    assertNull(queue.poll(0));
  }

  @Test
  void backpressureBeginsAtNinetyPercentAndDropsAtTheLimit() {
    Flow<String> flow = queue.open(3);
    for (int i = 1; i <= 10_000; i++) {
      Admission expected = i < 9_000 ? Admission.ACCEPTED : Admission.BACKPRESSURE;
      assertEquals(expected, queue.offer(flow, "p", 100, 0));
    }
    assertEquals(Admission.DROPPED, queue.offer(flow, "p", 100, 0));
    assertEquals(1, flow.dropped());
    assertEquals(1_001, flow.backpressureSignals());
    assertEquals(10_000, flow.depth());
    assertEquals(Admission.ACCEPTED, queue.offer(queue.open(3), "other", 100, 0));
  }

  @Test
  void aClosedFlowTakesItsPacketsWithIt() {
    Flow<String> gone = queue.open(3);
    Flow<String> stays = queue.open(3);
    fill(gone, "gone", 20, 0);
    fill(stays, "stays", 2, 0);
    queue.close(gone);
    assertEquals(List.of("stays", "stays"), drain(0));
    assertThrows(IllegalStateException.class, () -> queue.offer(gone, "late", 1, 0));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> queue.open(8));
    assertThrows(IllegalArgumentException.class, () -> queue.open(-1));
    Flow<String> flow = queue.open(0);
    assertThrows(IllegalArgumentException.class, () -> queue.offer(flow, "empty", 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new TierShares(30, 66, 4));
    assertThrows(IllegalArgumentException.class, () -> new TierShares(30, 60, 15));
  }

  private void fill(Flow<String> flow, String name, int packets, long nowMicros) {
    for (int i = 0; i < packets; i++) {
      queue.offer(flow, name, 1_000, nowMicros);
    }
  }

  private List<String> take(int packets, long nowMicros) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      taken.add(String.valueOf(queue.poll(nowMicros)));
    }
    return taken;
  }

  private List<String> drain(long nowMicros) {
    return take(queue.size(), nowMicros);
  }

  private static int count(List<String> taken, String name) {
    return (int) taken.stream().filter(name::equals).count();
  }
}
