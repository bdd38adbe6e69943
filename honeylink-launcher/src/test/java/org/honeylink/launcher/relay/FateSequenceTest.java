package org.honeylink.launcher.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FateSequenceTest {

  private static final Impairment LINK =
      new Impairment(
          0.05,
          Duration.ofMillis(10),
          Duration.ofMillis(20),
          0.02,
          Duration.ofMillis(30),
          0.01,
          42);

  @Test
  void theSameSeedGivesTheSameFates() {
    assertEquals(fates(LINK, 3, Direction.UP, 1_000), fates(LINK, 3, Direction.UP, 1_000));
  }

  @Test
  void clientsDirectionsAndSeedsHaveFatesOfTheirOwn() {
    List<FateSequence.Fate> fates = fates(LINK, 0, Direction.UP, 200);
    assertNotEquals(fates, fates(LINK, 1, Direction.UP, 200));
    assertNotEquals(fates, fates(LINK, 0, Direction.DOWN, 200));
    var otherSeed =
        new Impairment(
            LINK.loss(),
            LINK.delay(),
            LINK.jitter(),
            LINK.reorder(),
            LINK.reorderDelay(),
            LINK.duplicate(),
            43);
    assertNotEquals(fates, fates(otherSeed, 0, Direction.UP, 200));
  }

  @Test
  void sharesAreThoseAskedFor() {
    List<FateSequence.Fate> fates = fates(LINK, 0, Direction.UP, 200_000);
    assertEquals(0.05, share(fates, 0), 0.003);
    assertEquals(0.01 * 0.95, share(fates, 2), 0.002);
    double heldBack = fates.stream().filter(FateSequence.Fate::heldBack).count() / 200_000.0;
    assertEquals(0.02 * 0.95, heldBack, 0.003);
  }

  @Test
  void delayStaysBetweenDelayAndDelayPlusJitter() {
    for (FateSequence.Fate fate : fates(LINK, 0, Direction.UP, 10_000)) {
      long held = fate.heldBack() ? Duration.ofMillis(30).toNanos() : 0;
      long delayNanos = fate.delayNanos() - held;
      assertTrue(fate.copies() == 0 || delayNanos >= Duration.ofMillis(10).toNanos());
      assertTrue(delayNanos < Duration.ofMillis(30).toNanos());
    }
  }

  @Test
  void changingTheLossRateKeepsTheDelaysOfTheSurvivors() {
    var lossless = new Impairment(0, LINK.delay(), LINK.jitter(), 0, Duration.ZERO, 0, LINK.seed());
    var lossy = new Impairment(0.3, LINK.delay(), LINK.jitter(), 0, Duration.ZERO, 0, LINK.seed());
    List<FateSequence.Fate> all = fates(lossless, 0, Direction.UP, 100);
    List<FateSequence.Fate> some = fates(lossy, 0, Direction.UP, 100);
    for (int i = 0; i < 100; i++) {
      assertTrue(some.get(i).copies() == 0 || some.get(i).equals(all.get(i)));
    }
  }

  @Test
  void impossibleLinksAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Impairment(1.1, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Impairment(Double.NaN, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Impairment(0, Duration.ofMillis(-1), Duration.ZERO, 0, Duration.ZERO, 0, 0));
  }

  private static List<FateSequence.Fate> fates(
      Impairment impairment, int client, Direction direction, int count) {
    var sequence = new FateSequence(impairment, client, direction);
    return IntStream.range(0, count).mapToObj(i -> sequence.next()).toList();
  }

  private static double share(List<FateSequence.Fate> fates, int copies) {
    return fates.stream().filter(fate -> fate.copies() == copies).count() / (double) fates.size();
  }
}
