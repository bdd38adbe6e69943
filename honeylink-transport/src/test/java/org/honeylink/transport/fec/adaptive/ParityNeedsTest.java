package org.honeylink.transport.fec.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityNeedsTest {

  /** A lost shard of 10+2 comes back when at most one of the eleven others is lost. */
  @Test
  void residualLossOfIndependentLossesIsTheBinomialOne() {
    double loss = 0.1;
    double repaired = Math.pow(0.9, 11) + 11 * 0.1 * Math.pow(0.9, 10);
    assertEquals(loss * (1 - repaired), ParityNeeds.residual(new LossModel(loss, 1), 10, 2), 1e-12);
    assertEquals(loss, ParityNeeds.residual(new LossModel(loss, 1), 10, 0), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1, 10, 2", "0.1, 5, 10, 5", "0.3, 10, 32, 32", "0.05, 3, 64, 13"})
  void residualLossIsWhatTheChainGives(double loss, double burst, int data, int parity) {
    LossModel model = new LossModel(loss, burst);
    SplittableRandom random = new SplittableRandom(1);
    boolean losing = false;
    long lostForGood = 0;
    int blocks = 200_000;
    for (int block = 0; block < blocks; block++) {
      int dataLost = 0;
      int lost = 0;
      for (int i = 0; i < data + parity; i++) {
        losing = random.nextDouble() < (losing ? model.stay() : model.enter());
        lost += losing ? 1 : 0;
        dataLost += losing && i < data ? 1 : 0;
      }
      lostForGood += lost > parity ? dataLost : 0;
    }
    double simulated = lostForGood / (double) blocks / data;
    assertEquals(ParityNeeds.residual(model, data, parity), simulated, simulated * 0.05);
  }

  @Test
  void whatIsNeededHoldsTheTargetAndOneLessWouldNot() {
    for (double loss : new double[] {0.001, 0.02, 0.05, 0.1}) {
      for (double burst : new double[] {1, 2, 4}) {
        LossModel model = new LossModel(loss, burst);
        byte[] needs = ParityNeeds.of(model, 0.001, 0).parity();
        for (int data = 10; data <= ParityNeeds.MOST_SHARDS; data += 9) {
          double residual = ParityNeeds.residual(model, data, needs[data]);
          assertTrue(residual <= 0.001 || needs[data] == data, "loss " + loss + " burst " + burst);
          assertTrue(
              needs[data] == needs[data - 1]
                  || ParityNeeds.residual(model, data, needs[data] - 1) > 0.001);
        }
      }
    }
  }

  @Test
  void theLeastRatioIsKeptByEveryBlock() {
    byte[] needs = ParityNeeds.of(new LossModel(0, 1), 0.001, 0.2).parity();
    for (int data = 1; data <= ParityNeeds.MOST_SHARDS; data++) {
      assertEquals((data + 4) / 5, needs[data]);
    }
  }
}
