package org.honeylink.transport.impairment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.honeylink.transport.impairment.Fate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpairedLinkTest {

  private static final int BYTES = 1_000;
  private static final Impairment LINK =
      Impairment.NONE
          .seed(42)
          .with(Loss.independent(0.05))
          .with(
              new Delay(Duration.ofMillis(10), Duration.ofMillis(20), 0.02, Duration.ofMillis(30)))
          .with(new Damage(0.01, 0.03));

  @Test
  void theSameSeedGivesTheSameFates() {
    assertEquals(fates(LINK, 3, 1_000), fates(LINK, 3, 1_000));
  }

  @Test
  void directionsAndSeedsHaveFatesOfTheirOwn() {
    assertNotEquals(fates(LINK, 0, 200), fates(LINK, 1, 200));
    assertNotEquals(fates(LINK, 0, 200), fates(LINK.seed(43), 0, 200));
  }

  @Test
  void sharesAreThoseAskedFor() {
    List<Fate> fates = fates(LINK, 0, 200_000);
    assertEquals(0.05, share(fates, Outcome.LOST), 0.003);
    assertEquals(0.01 * 0.95, fates.stream().filter(f -> f.copies() == 2).count() / 2e5, 0.002);
    assertEquals(0.02 * 0.95, fates.stream().filter(Fate::heldBack).count() / 2e5, 0.003);
    assertEquals(0.03 * 0.95, fates.stream().filter(Fate::isDamaged).count() / 2e5, 0.003);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1", "0.05, 3", "0.1, 10", "0.3, 20", "0.3, 1", "0.6, 1.5", "0.6, 4"})
  void longRunLossAndBurstLengthAreThoseAskedFor(double share, double burst) {
    Impairment link = Impairment.NONE.seed(1).with(new Loss(share, burst));
    List<Fate> fates = fates(link, 0, 2_000_000);
    double lost = share(fates, Outcome.LOST);
    long bursts =
        IntStream.range(1, fates.size())
            .filter(i -> !fates.get(i).arrives() && fates.get(i - 1).arrives())
            .count();
    assertEquals(share, lost, share * 0.04);
    assertEquals(Math.max(burst, 1 / (1 - share)), lost * fates.size() / bursts, burst * 0.04);
  }

  @Test
  void everythingIsLostWhenAllIsAskedFor() {
    assertEquals(1, share(fates(Impairment.NONE.with(new Loss(1, 5)), 0, 100), Outcome.LOST));
  }

  @Test
  void delayStaysBetweenDelayAndDelayPlusJitter() {
    for (Fate fate : fates(LINK, 0, 10_000)) {
      long held = fate.heldBack() ? Duration.ofMillis(30).toNanos() : 0;
      long delayNanos = fate.delayNanos() - held;
      assertTrue(!fate.arrives() || delayNanos >= Duration.ofMillis(10).toNanos());
      assertTrue(delayNanos < Duration.ofMillis(30).toNanos());
    }
  }

  @Test
  void changingTheLossRateKeepsTheDelaysOfTheSurvivors() {
    List<Fate> all = fates(LINK.with(Loss.NONE), 0, 100);
    List<Fate> some = fates(LINK.with(Loss.independent(0.3)), 0, 100);
    for (int i = 0; i < 100; i++) {
      assertTrue(!some.get(i).arrives() || some.get(i).equals(all.get(i)));
    }
  }

  @Test
  void aBoundedRateDelaysWhatQueuesAndDropsWhatDoesNotFit() {
    var link = new ImpairedLink(Impairment.NONE.with(new Rate(8_000_000, 3_000)), 0, 0);
    for (int i = 1; i <= 4; i++) { // a millisecond each; three may wait
      assertEquals(i * 1_000_000L, link.next(BYTES, 0).delayNanos());
    }
    assertEquals(Outcome.QUEUE_FULL, link.next(BYTES, 0).outcome());
    assertEquals(4_000_000, link.next(BYTES, 1_000_000).delayNanos());
    assertEquals(1_000_000, link.next(BYTES, 60_000_000).delayNanos());
  }

  @Test
  void nothingGetsThroughAtTheEndOfEachPeriod() {
    Impairment cut = Impairment.NONE.with(new Cut(Duration.ofSeconds(10), Duration.ofSeconds(2)));
    long start = -5_000_000_000L; // clocks may be negative
    var link = new ImpairedLink(cut, 0, start);
    for (int second = 0; second < 40; second++) {
      Outcome outcome = link.next(BYTES, start + second * 1_000_000_000L).outcome();
      assertEquals(second % 10 < 8 ? Outcome.ARRIVES : Outcome.CUT, outcome, "second " + second);
    }
  }

  @Test
  void aDamagedDatagramDiffersInOneBit() {
    Fate fate = fates(Impairment.NONE.with(new Damage(0, 1)), 0, 1).getFirst();
    byte[] bytes = new byte[BYTES + 7];
    fate.damage(bytes, 7);
    int flipped =
        IntStream.range(7, bytes.length).map(i -> Integer.bitCount(bytes[i] & 0xff)).sum();
    assertEquals(1, flipped);
  }

  @Test
  void impossibleLinksAreRefused() {
    refused(() -> Loss.independent(1.1));
    refused(() -> Loss.independent(Double.NaN));
    refused(() -> new Loss(0.1, 0.5));
    refused(() -> new Damage(-0.1, 0));
    refused(() -> Delay.of(Duration.ofMillis(-1), Duration.ZERO));
    refused(() -> new Rate(-1, 0));
    refused(() -> new Cut(Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  private static void refused(Runnable making) {
    assertThrows(IllegalArgumentException.class, making::run);
  }

  private static List<Fate> fates(Impairment impairment, long direction, int count) {
    var link = new ImpairedLink(impairment, direction, 0);
    return IntStream.range(0, count).mapToObj(i -> link.next(BYTES, 0)).toList();
  }

  private static double share(List<Fate> fates, Outcome outcome) {
    return fates.stream().filter(fate -> fate.outcome() == outcome).count() / (double) fates.size();
  }
}
