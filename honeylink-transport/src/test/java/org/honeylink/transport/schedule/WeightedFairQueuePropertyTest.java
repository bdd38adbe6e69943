package org.honeylink.transport.schedule;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

  @Test
  void underOverloadEveryFlowGetsItsShareWithinTwoPercent() {
    qt().withExamples(60)
        .forAll(lists().of(integers().between(0, 7)).ofSizeBetween(2, 10), integers().all())
        .check((priorities, seed) -> sharesHold(TierShares.STANDARD, priorities, seed, 60_000));
  }

  @Test
  void lowNeverFallsBelowItsFloorWhateverTheOthersDo() {
    var least = new TierShares(55, 40, TierShares.LOW_FLOOR);
    qt().withExamples(60)
        .forAll(lists().of(integers().between(2, 7)).ofSizeBetween(1, 15), integers().all())
        .check(
            (others, seed) -> {
              List<Integer> priorities = new ArrayList<>(others);
              priorities.add(0);
              double[] shares = shares(least, priorities, seed, 40_000);
              return shares[others.size()] >= TierShares.LOW_FLOOR / 100.0 * 0.98;
            });
  }

  private static boolean sharesHold(
      TierShares tiers, List<Integer> priorities, int seed, int packets) {
    double[] shares = shares(tiers, priorities, seed, packets);
    for (int i = 0; i < shares.length; i++) {
      double due = dueShare(tiers, priorities, priorities.get(i));
      if (Math.abs(shares[i] - due) > 0.02 * due) {
        return false;
      }
    }
    return true;
  }

  /** Of the link, by tier and then by weight; idle tiers lend theirs in proportion. */
  private static double dueShare(TierShares tiers, List<Integer> priorities, int priority) {
    double busy =
        priorities.stream().map(Tier::of).distinct().mapToInt(tier -> share(tiers, tier)).sum();
    double weights =
        priorities.stream()
            .filter(each -> Tier.of(each) == Tier.of(priority))
            .mapToDouble(each -> Math.scalb(1.0, each))
            .sum();
    return share(tiers, Tier.of(priority)) / busy * Math.scalb(1.0, priority) / weights;
  }

  private static int share(TierShares tiers, Tier tier) {
    return switch (tier) {
      case HIGH -> tiers.high();
      case MEDIUM -> tiers.medium();
      case LOW -> tiers.low();
    };
  }

  /** What each flow gets of the bytes when all of them always have packets, of any size. */
  private static double[] shares(
      TierShares tiers, List<Integer> priorities, int seed, int packets) {
    var queue = new WeightedFairQueue<Packet>(tiers, WeightedFairQueue.LIMIT_PACKETS);
    List<Flow<Packet>> flows = priorities.stream().map(queue::open).toList();
    Random random = new Random(seed);
    double[] bytes = new double[flows.size()];
    for (int i = 0; i < flows.size(); i++) {
      offer(queue, flows.get(i), i, random);
      offer(queue, flows.get(i), i, random);
    }
    for (int i = 0; i < packets; i++) {
      Packet packet = queue.poll(0);
      if (packet == null) {
        throw new AssertionError("the link idles");
      }
      bytes[packet.flow] += packet.bytes;
      offer(queue, flows.get(packet.flow), packet.flow, random);
    }
    double all = Arrays.stream(bytes).sum();
    return Arrays.stream(bytes).map(each -> each / all).toArray();
  }

  private static void offer(
      WeightedFairQueue<Packet> queue, Flow<Packet> flow, int index, Random random) {
    int bytes = 64 + random.nextInt(1_287);
    queue.offer(flow, new Packet(index, 0, bytes), bytes, 0);
  }

  @Test
  void howMuchAnotherFlowHasWaitingDoesNotChangeWhenAPacketGoes() {
    qt().withExamples(200)
        .forAll(integers().between(0, 7), integers().between(0, 7), integers().all())
        .check(
            (sparse, backlogged, seed) ->
                waits(sparse, backlogged, 2, seed).equals(waits(sparse, backlogged, 9_000, seed)));
  }

  /** Packets of the other flow that go before each packet of the sparse one. */
  private static List<Integer> waits(int sparse, int backlogged, int depth, int seed) {
    var queue = new WeightedFairQueue<Packet>();
    Flow<Packet> few = queue.open(sparse);
    Flow<Packet> many = queue.open(backlogged);
    Random random = new Random(seed);
    List<Integer> waits = new ArrayList<>();
    int since = 0;
    for (int i = 0; i < 2_000; i++) {
      while (many.depth() < depth) {
        queue.offer(many, new Packet(1, i, 1_350), 1_350, 0);
      }
      if (random.nextInt(20) == 0) {
        queue.offer(few, new Packet(0, i, 200), 200, 0);
      }
      Packet packet = queue.poll(0);
      since++;
      if (packet != null && packet.flow == 0) {
        waits.add(since);
        since = 0;
      }
    }
    return waits;
  }

  @Test
  void aLowPacketOfTenSecondsCompetesAsPriorityFour() {
    qt().withExamples(200)
        .forAll(lists().of(integers().between(2, 7)).ofSizeBetween(0, 10), integers().between(0, 1))
        .check(WeightedFairQueuePropertyTest::isPromoted);
  }

  /** Beside a flow of priority 4 that always has packets, it waits for two of that one at most. */
  private static boolean isPromoted(List<Integer> others, int lowPriority) {
    long now = WeightedFairQueue.PROMOTION_AGE_MICROS;
    var queue = new WeightedFairQueue<Packet>();
    List<Flow<Packet>> flows = new ArrayList<>(others.stream().map(queue::open).toList());
    flows.add(queue.open(WeightedFairQueue.PROMOTED_PRIORITY));
    int peer = flows.size() - 1;
    Flow<Packet> low = queue.open(lowPriority);
    queue.offer(low, new Packet(-1, 0, 1_000), 1_000, 0);
    int ofPeer = 0;
    while (ofPeer <= 2) {
      for (int i = 0; i < flows.size(); i++) {
        while (flows.get(i).depth() < 2) {
          queue.offer(flows.get(i), new Packet(i, 0, 1_000), 1_000, now);
        }
      }
      Packet packet = queue.poll(now);
      if (packet == null || packet.flow == -1) {
        return packet != null;
      }
      ofPeer += packet.flow == peer ? 1 : 0;
    }
    return false;
  }

  @Test
  void flowsOfOnePriorityTakeTurns() {
    qt().forAll(integers().between(0, 7), integers().between(2, 16))
        .check(
            (priority, count) -> {
              var queue = new WeightedFairQueue<Packet>();
              for (int i = 0; i < count; i++) {
                Flow<Packet> flow = queue.open(priority);
                for (int packet = 0; packet < 20; packet++) {
                  queue.offer(flow, new Packet(i, packet, 1_000), 1_000, 0);
                }
              }
              return goInRounds(queue, count);
            });
  }

  private static boolean goInRounds(WeightedFairQueue<Packet> queue, int flows) {
    for (int i = 0; !queue.isEmpty(); i++) {
      Packet packet = queue.poll(0);
      if (packet == null || packet.number != i / flows) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aFlowAtItsLimitIsToldFirstThenDroppedFromAndEveryDropIsCounted() {
    qt().forAll(integers().between(1, 1_000), integers().between(0, 2_000))
        .check(WeightedFairQueuePropertyTest::keepsItsLimit);
  }

  private static boolean keepsItsLimit(int limit, int offers) {
    var queue = new WeightedFairQueue<Packet>(TierShares.STANDARD, limit);
    Flow<Packet> flow = queue.open(3);
    boolean asExpected = true;
    for (int i = 1; i <= offers; i++) {
      Admission expected =
          i > limit
              ? Admission.DROPPED
              : i * 10L >= limit * 9L ? Admission.BACKPRESSURE : Admission.ACCEPTED;
      asExpected &= queue.offer(flow, new Packet(0, i - 1, 100), 100, 0) == expected;
    }
    int[] taken = new int[1];
    while (!queue.isEmpty()) {
      asExpected &= takeOne(queue, taken, 0); // the last ones were dropped, none in between
    }
    return asExpected
        && taken[0] == Math.min(limit, offers)
        && flow.dropped() == Math.max(0, offers - limit);
  }

  private static List<Flow<Packet>> oneOfEachPriority(WeightedFairQueue<Packet> queue) {
    List<Flow<Packet>> flows = new ArrayList<>();
    for (int priority = 0; priority < FLOWS; priority++) {
      flows.add(queue.open(priority));
    }
    return flows;
  }
}
