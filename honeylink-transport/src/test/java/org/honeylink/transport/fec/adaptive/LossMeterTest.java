package org.honeylink.transport.fec.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossMeterTest {

  private final LossMeter meter = new LossMeter();

  private void add(int packets, boolean arrived) {
    for (int i = 0; i < packets; i++) {
      meter.add(arrived);
    }
  }

  /** Wherever the chunks of the meter begin and end. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_024, 1_050, 1_087, 1_088, 1_089, 1_120, 1_151})
  void linkThatWasAwayHasLostNothing(int before) {
    add(before, true);
    add(500, false);
    add(1_000, true);
    assertEquals(0, meter.estimate().loss());
    assertEquals(1, meter.estimate().meanBurst());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64})
  void shorterRunsCountAsTheyAre(int run) {
    for (int i = 0; i < 100; i++) {
      add(1_000, true);
      add(run, false);
    }
    assertEquals(run, meter.estimate().meanBurst(), 0.01 * run);
  }
}
