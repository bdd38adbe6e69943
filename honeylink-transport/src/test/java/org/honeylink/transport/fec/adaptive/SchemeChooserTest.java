package org.honeylink.transport.fec.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.block.BlockPlan;
import org.junit.jupiter.api.Test;

class SchemeChooserTest {

  private static final double TARGET = 0.001;
  private static final FecScheme[] FLOORS = {
    FecScheme.NONE, FecScheme.LATENCY, FecScheme.NORMAL, FecScheme.BURST
  };

  @Test
  void withoutLossTheFloorSuffices() {
    for (FecScheme floor : FLOORS) {
      assertEquals(floor, choose(floor, 0, 1, 10));
    }
  }

  @Test
  void redundancyGrowsWithLoss() {
    for (FecScheme floor : FLOORS) {
      for (double burst = 1; burst <= 20; burst += 3) {
        for (int mostData : new int[] {0, 20, 64}) {
          double before = 0;
          for (double loss = 0; loss <= 0.5; loss += 0.01) {
            double ratio = SchemeChooser.ratio(choose(floor, loss, burst, mostData));
            assertTrue(ratio >= before, "loss " + loss + " burst " + burst);
            before = ratio;
          }
        }
      }
    }
  }

  @Test
  void nothingGoesBelowTheFloorNorBelowWhatItsLossDemands() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      FecScheme floor = FLOORS[random.nextInt(FLOORS.length)];
      double loss = random.nextDouble() * random.nextDouble();
      int mostData = random.nextInt(100);
      FecScheme chosen = choose(floor, loss, 1 + random.nextInt(20), mostData);
      double least = loss > 0.1 ? 0.5 : loss > 0.05 ? 0.2 : 0;
      double ratio = SchemeChooser.ratio(chosen);
      assertTrue(ratio >= Math.max(least, SchemeChooser.ratio(floor)) - 1e-9, chosen.toString());
      assertTrue(chosen.dataShards() <= Math.max(10, mostData), "blocks that do not fill");
    }
  }

  @Test
  void aFastStreamNeedsLessBecauseItsBlocksAreLonger() {
    double slow = SchemeChooser.ratio(choose(FecScheme.NONE, 0.05, 1, 10));
    double fast = SchemeChooser.ratio(choose(FecScheme.NONE, 0.05, 1, 64));
    assertTrue(fast < slow / 1.5, slow + " and " + fast);
  }

  @Test
  void whatDoesNotSufficeIsNotKept() {
    SchemeChooser chooser = new SchemeChooser(FecScheme.NONE, TARGET);
    assertNull(chooser.keep(FecScheme.NONE, estimate(0.05, 1), 10));
    assertNull(chooser.keep(FecScheme.LATENCY, estimate(0.05, 1), 10));
    FecScheme chosen = choose(FecScheme.NONE, 0.05, 1, 10);
    assertNotNull(chooser.keep(chosen, estimate(0.05, 1), 10));
  }

  @Test
  void whereShortBlocksCannotKeepTheTargetLongOnesAreChosen() {
    SchemeChooser chooser = new SchemeChooser(FecScheme.LATENCY, TARGET);
    FecScheme longest = choose(FecScheme.LATENCY, 0.2, 5, 64);
    assertEquals(new FecScheme(64, 64), longest, "nothing keeps it, and this loses least");
    assertNotNull(chooser.keep(longest, estimate(0.2, 5), 64));
    assertEquals(new FecScheme(10, 10), choose(FecScheme.LATENCY, 0.2, 5, 10));
    assertNotNull(chooser.keep(new FecScheme(10, 10), estimate(0.2, 5), 10));
    assertNull(chooser.keep(new FecScheme(10, 10), estimate(0.2, 5), 64));
    assertNull(chooser.keep(new FecScheme(10, 10), estimate(0.05, 5), 64));
    assertTrue(choose(FecScheme.LATENCY, 0.05, 5, 64).parityShards() < 64);
  }

  private static FecScheme choose(FecScheme floor, double loss, double burst, int mostData) {
    return new SchemeChooser(floor, TARGET).choose(estimate(loss, burst), 1, mostData).scheme();
  }

  /** Of very many packets, so that caution adds nothing. */
  private static LossEstimate estimate(double loss, double burst) {
    return new LossEstimate(1e12, loss, burst);
  }

  @Test
  void shortBlocksGetNoLessThanTheFloorGivesThem() {
    BlockPlan fixed = BlockPlan.fixed(FecScheme.BURST);
    SchemeChooser chooser = new SchemeChooser(FecScheme.BURST, 0.001);
    LossEstimate clean = new LossEstimate(10_000, 0, 1);
    for (BlockPlan plan :
        List.of(chooser.choose(clean, 1, 100), kept(chooser, FecScheme.BURST, clean))) {
      for (int data = 1; data <= FecScheme.BURST.dataShards(); data++) {
        assertTrue(plan.parityShards(data) >= fixed.parityShards(data), "data shards " + data);
      }
    }
  }

  @Test
  void keptSchemeIsWhatFullBlocksGet() {
    SchemeChooser chooser = new SchemeChooser(FecScheme.NORMAL, 0.001);
    FecScheme strong = new FecScheme(64, 40);
    assertEquals(40, kept(chooser, strong, new LossEstimate(10_000, 0.01, 1)).parityShards(64));
  }

  private static BlockPlan kept(SchemeChooser chooser, FecScheme scheme, LossEstimate estimate) {
    BlockPlan kept = chooser.keep(scheme, estimate, 100);
    assertNotNull(kept);
    return Objects.requireNonNull(kept);
  }
}
