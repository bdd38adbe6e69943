package org.honeylink.transport.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8899, as a table of sizes and a few timers. */
class PathMtuDiscoveryTest {

  private static final long TIMEOUT = 100_000;

  private final PathMtuDiscovery mtu = new PathMtuDiscovery(1_350, 65_507);
  private long now = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "1350, 1350",
    "1451, 1350",
    "1452, 1452",
    "1471, 1452",
    "1472, 1472",
    "8951, 1472",
    "9000, 8972",
    "65506, 32768",
    "65507, 65507"
  })
  void findsTheLargestSizeOfItsTableThatThePathCarries(int path, int found) {
    search(path);
    assertEquals(found, mtu.datagramBytes());
  }

  @Test
  void asksForEachSizeThreeTimesAndAgainAfterTenMinutes() {
    assertEquals(List.of(1_452, 1_472, 8_952, 8_952, 8_952), search(1_500));
    assertEquals(now + 600_000_000, mtu.probeMicros());
    now = mtu.probeMicros();
    assertEquals(List.of(8_952, 8_972, 16_384, 16_384, 16_384), search(9_000));
  }

  @Test
  void noProbeGoesWhileOneIsUnderWay() {
    mtu.onProbeSent();
    assertEquals(Long.MAX_VALUE, mtu.probeMicros());
  }

  @Test
  void endThatWantsNoMoreThanTheBaseSearchesNothing() {
    PathMtuDiscovery small = new PathMtuDiscovery(1_350, 1_350);
    assertEquals(Long.MAX_VALUE, small.probeMicros());
  }

  @Test
  void nothingLargeOverThreeTimeoutsLeadsBackToTheBaseAndLaterUpAgain() {
    search(1_472);
    lose(1_472, 0);
    lose(1_472, TIMEOUT);
    lose(1_472, 2 * TIMEOUT - 1);
    assertEquals(1_472, mtu.datagramBytes());
    lose(1_472, 1);
    assertEquals(1_350, mtu.datagramBytes());
    assertEquals(now + 30_000_000, mtu.probeMicros());
    search(1_472);
    assertEquals(1_472, mtu.datagramBytes());
  }

  @Test
  void burstOfLossesIsNoBlackHole() {
    search(1_472);
    for (int i = 0; i < 1_000; i++) {
      lose(1_472, 0);
    }
    mtu.onArrived(1_472);
    lose(1_472, 10 * TIMEOUT);
    assertEquals(1_472, mtu.datagramBytes());
  }

  @Test
  void arrivalOfASmallPacketSaysNothing() {
    search(1_472);
    for (int i = 0; i < 4; i++) {
      mtu.onTimeout(now, TIMEOUT);
      mtu.onArrived(1_350);
      now += 2 * TIMEOUT;
    }
    assertEquals(1_350, mtu.datagramBytes());
  }

  @Test
  void pathBelowTheBaseGetsTheSmallestSize() {
    for (int i = 0; i < 3; i++) {
      mtu.onTimeout(now, TIMEOUT);
      now += 2 * TIMEOUT;
    }
    assertEquals(1_200, mtu.datagramBytes());
    assertEquals(1_350, mtu.probeBytes());
    for (int i = 0; i < 10; i++) {
      mtu.onTimeout(now, TIMEOUT);
      now += 2 * TIMEOUT;
    }
    assertEquals(1_200, mtu.datagramBytes());
  }

  @Test
  void anotherPathBeginsAtTheBase() {
    search(1_472);
    mtu.reset();
    assertEquals(1_350, mtu.datagramBytes());
    assertEquals(1_452, mtu.probeBytes());
  }

  /** Answers every probe that is due; gives their sizes. */
  private List<Integer> search(int pathBytes) {
    now = Math.max(now, mtu.probeMicros() == Long.MAX_VALUE ? now : mtu.probeMicros());
    List<Integer> probes = new ArrayList<>();
    while (mtu.probeMicros() <= now) {
      int bytes = mtu.probeBytes();
      probes.add(bytes);
      mtu.onProbeSent();
      if (bytes <= pathBytes) {
        mtu.onProbeArrived(bytes, now);
      } else {
        mtu.onProbeLost(now);
      }
    }
    return probes;
  }

  private void lose(int bytes, long afterMicros) {
    now += afterMicros;
    mtu.onLost(bytes, now, TIMEOUT);
  }
}
