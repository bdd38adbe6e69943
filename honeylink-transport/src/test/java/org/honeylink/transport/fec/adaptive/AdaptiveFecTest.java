package org.honeylink.transport.fec.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.NumberRanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdaptiveFecTest {

  private static final long STEP_MICROS = 20_000;
  private static final int PACKETS_PER_STEP = 16;

  private final AdaptiveFec fec =
      new AdaptiveFec(new SchemeChooser(FecScheme.LATENCY, 0.001), 50_000, 0);
  private final List<Long> changesMicros = new ArrayList<>();
  private final List<FecChange> changes = new ArrayList<>();
  private final List<Boolean> fates = new ArrayList<>();
  private long now;

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @Test
  void whenNothingCanBeMeasuredWhatIsStays() {
    for (int i = 0; i < 1_000; i++) {
      now += STEP_MICROS;
      assertNull(fec.onAcknowledged(NumberRanges.NONE, now));
    }
    assertEquals(FecScheme.LATENCY, fec.plan().scheme());
  }

  @Test
  void lossIsAnsweredWithinSecondsAndForgottenLater() {
    Random random = new Random(1);
    run(5, () -> true);
    assertTrue(changes.isEmpty());
    run(5, () -> random.nextDouble() >= 0.2);
    assertTrue(SchemeChooser.ratio(fec.plan().scheme()) >= 0.5, fec.plan().scheme().toString());
    assertEquals(0.2, fec.measured().loss(), 0.05);
    run(60, () -> true);
    assertEquals(0.1, SchemeChooser.ratio(fec.plan().scheme()), 0.01);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingFlapsWhateverTheLinkDoes(int seed) {
    Random random = new Random(seed);
    for (int phase = 0; phase < 60; phase++) {
      double loss = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.5;
      double stay = random.nextDouble();
      boolean[] losing = {false};
      run(
          random.nextInt(12),
          () -> {
            losing[0] = random.nextDouble() < (losing[0] ? stay : loss);
            return !losing[0];
          });
    }
    for (int i = 1; i < changes.size(); i++) {
      FecChange change = changes.get(i);
      boolean less = SchemeChooser.ratio(change.after()) < SchemeChooser.ratio(change.before());
      long apart = changesMicros.get(i) - changesMicros.get(i - 1);
      assertTrue(apart >= AdaptiveFec.HOLD_MICROS);
      assertTrue(!less || apart >= AdaptiveFec.HOLD_BEFORE_LESS_MICROS || failed(change));
      assertEquals(changes.get(i - 1).after(), change.before());
    }
  }

  /** Longer blocks may hold with less what shorter ones could not. */
  private static boolean failed(FecChange change) {
    return new SchemeChooser(FecScheme.LATENCY, 0.001).keep(change.before(), change.measured(), 64)
        == null;
  }

  @Test
  void aSteadyLinkIsLeftAlone() {
    Random random = new Random(3);
    run(10, () -> random.nextDouble() >= 0.05);
    changes.clear();
    run(600, () -> random.nextDouble() >= 0.05);
    assertTrue(changes.size() <= 20, () -> changes.size() + " changes in ten minutes");
  }

  private void run(int seconds, BooleanSupplier arrives) {
    for (long end = now + seconds * 1_000_000L; now < end; now += STEP_MICROS) {
      for (int i = 0; i < PACKETS_PER_STEP; i++) {
        fates.add(arrives.getAsBoolean());
        fec.onDataSent();
      }
      FecChange change = fec.onAcknowledged(ranges(), now);
      if (change != null) {
        changes.add(change);
        changesMicros.add(now);
      }
    }
  }

  /** What a receiver says: its newest 32 ranges. */
  private NumberRanges ranges() {
    long[] bounds = new long[2 * NumberRanges.MOST];
    int count = 0;
    for (int i = fates.size() - 1; i >= 0 && count < NumberRanges.MOST; i--) {
      if (fates.get(i)) {
        int high = i;
        while (i > 0 && fates.get(i - 1)) {
          i--;
          if (high - i > 2_000) {
            break;
          }
        }
        bounds[2 * count] = high;
        bounds[2 * count + 1] = i;
        count++;
      }
    }
    return NumberRanges.of(bounds, count);
  }
}
