package org.honeylink.transport.schedule;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for any mix of flows, sizes and arrivals. */
class WeightedFairQueuePropertyTest {

  private static final int FLOWS = 8;

  private record Packet(int flow, int number, int bytes) {}

  @Test
  void nothingIsLostOrReorderedInsideAFlowAndTheLinkNeverIdles() {
    // Each number is a step: low bits the flow, high bits the size; every third step takes one.
    qt().forAll(lists().of(integers().between(0, 1 << 13)).ofSizeBetween(1, 400))
        .check(steps -> keepsOrderAndWorks(steps));
  }

  private static boolean keepsOrderAndWorks(List<Integer> steps) {
    var queue = new WeightedFairQueue<Packet>();
    List<Flow<Packet>> flows = oneOfEachPriority(queue);
    int[] offered = new int[FLOWS];
    int[] taken = new int[FLOWS];
    long now = 0;
    for (int step : steps) {
      int flow = step % FLOWS;
      int bytes = step / FLOWS + 1;
      queue.offer(flows.get(flow), new Packet(flow, offered[flow]++, bytes), bytes, now);
      now += 1_000_000; // so that promotion happens in the midst of it
      if (step % 3 == 0 && !takeOne(queue, taken, now)) {
        return false;
      }
    }
    while (!queue.isEmpty()) {
      if (!takeOne(queue, taken, now)) {
        return false;
      }
    }
    return Arrays.equals(offered, taken);
  }

  private static boolean takeOne(WeightedFairQueue<Packet> queue, int[] taken, long now) {
    Packet packet = queue.poll(now);
    return packet != null && packet.number == taken[packet.flow]++;
  }

  @Test
  void busyFlowsOfOneTierShareByWeightWithinOnePacket() {
    qt().forAll(
            integers().between(2, 5),
            integers().between(2, 5),
            integers().between(64, 1_350),
            integers().between(64, 1_350))
        .check(WeightedFairQueuePropertyTest::sharesByWeight);
  }

  private static boolean sharesByWeight(int priorityA, int priorityB, int bytesA, int bytesB) {
    var queue = new WeightedFairQueue<Packet>();
    Flow<Packet> a = queue.open(priorityA);
    Flow<Packet> b = queue.open(priorityB);
    for (int i = 0; i < 3_000; i++) {
      queue.offer(a, new Packet(0, i, bytesA), bytesA, 0);
      queue.offer(b, new Packet(1, i, bytesB), bytesB, 0);
    }
    double serviceA = 0;
    double serviceB = 0;
    while (a.depth() > 0 && b.depth() > 0) {
      Packet packet = queue.poll(0);
      if (packet == null) {
        return false;
      }
      serviceA += packet.flow == 0 ? bytesA / Math.scalb(1.0, priorityA) : 0;
      serviceB += packet.flow == 1 ? bytesB / Math.scalb(1.0, priorityB) : 0;
      // The fairness of self-clocked fair queuing: one largest packet of each, over its weight.
      double bound = bytesA / Math.scalb(1.0, priorityA) + bytesB / Math.scalb(1.0, priorityB);
      if (Math.abs(serviceA - serviceB) > bound + 1) {
        return false;
      }
    }
    return true;
  }

  @Test
  void nobodyStarvesWhateverTheOthersDo() {
    qt().forAll(
            integers().between(0, 7),
            lists().of(integers().between(0, 7)).ofSizeBetween(1, 15),
            integers().between(64, 1_350))
        .check(WeightedFairQueuePropertyTest::isServed);
  }

  /** Others refill without end; the waiting packet must go within what shares and weights allow. */
  private static boolean isServed(int priority, List<Integer> otherPriorities, int bytes) {
    var queue = new WeightedFairQueue<Packet>();
    List<Flow<Packet>> others = new ArrayList<>();
    otherPriorities.forEach(other -> others.add(queue.open(other)));
    Flow<Packet> waiting = queue.open(priority);
    for (int round = 0; round < 20_000; round++) {
      for (Flow<Packet> other : others) {
        if (other.depth() < 2) {
          queue.offer(other, new Packet(1, round, 1_350), 1_350, 0);
        }
      }
      if (round == 50) {
        queue.offer(waiting, new Packet(0, 0, bytes), bytes, 0);
      }
      Packet packet = queue.poll(0);
      if (packet != null && packet.flow == 0) {
        return true;
      }
    }
    return false;
  }

  private static List<Flow<Packet>> oneOfEachPriority(WeightedFairQueue<Packet> queue) {
    List<Flow<Packet>> flows = new ArrayList<>();
    for (int priority = 0; priority < FLOWS; priority++) {
      flows.add(queue.open(priority));
    }
    return flows;
  }
}
