package org.honeylink.control.session.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.honeylink.control.session.domain.BandwidthPool.Wish;
import org.honeylink.control.session.domain.GiveWay.Allocation;
import org.honeylink.control.shared.domain.Conflict;
import org.junit.jupiter.api.Test;

class BandwidthPoolTest {

  private static final UUID SESSION = new UUID(1, 2);

  @Test
  void theLastKilobitMayBeTakenAndNotOneMore() {
    List<Allocation> held = List.of(new Allocation(SESSION, "bulk", 3, 60_000));
    pool(held).require(wish(40_000, 7), () -> held);
    assertThrows(Conflict.class, () -> pool(held).require(wish(40_001, 7), () -> held));
  }

  @Test
  void aRefusalTellsWhatWasAskedWhatIsLeftAndOfWhichStreams() {
    Conflict refused =
        assertThrows(
            Conflict.class, () -> pool(List.of()).require(wish(100_001, 7), () -> List.of()));
    assertEquals(100_001L, refused.members().get("requested"));
    assertEquals(100_000L, refused.members().get("available"));
    assertEquals(List.of(), refused.members().get("could_give_way"));
    assertEquals("device", refused.members().get("pool"));
    assertTrue(refused.getMessage().contains("stream 'video'"), refused.getMessage());
  }

  @Test
  void onlyLessImportantStreamsWouldHaveToGiveWayTheLeastImportantFirst() {
    List<Allocation> held =
        List.of(
            new Allocation(SESSION, "control", 7, 20_000),
            new Allocation(SESSION, "logs", 1, 30_000),
            new Allocation(SESSION, "video", 3, 50_000));
    assertEquals(List.of("logs"), givingWay(held, 30_000, 5));
    assertEquals(List.of("logs", "video"), givingWay(held, 50_001, 5));
  }

  @Test
  void aSmallStreamIsSparedWhenALargerOneHasToGoAnyway() {
    List<Allocation> held =
        List.of(
            new Allocation(SESSION, "logs", 1, 10_000),
            new Allocation(SESSION, "video", 3, 50_000),
            new Allocation(SESSION, "audio", 3, 40_000));
    assertEquals(List.of("video"), givingWay(held, 45_000, 5));
  }

  @Test
  void nobodyGivesWayWhenThatWouldNotHelp() {
    List<Allocation> held =
        List.of(
            new Allocation(SESSION, "control", 7, 90_000),
            new Allocation(SESSION, "logs", 1, 10_000));
    assertEquals(List.of(), givingWay(held, 20_000, 7));
  }

  @Test
  void whoGivesWaySufficesIsLessImportantAndCannotBeSpared() {
    qt().withExamples(2_000)
        .forAll(
            lists().of(integers().between(1, 8_000)).ofSizeBetween(0, 20),
            integers().between(1, 30_000),
            integers().between(0, 7))
        .checkAssert(
            (sizes, missing, priority) -> {
              List<Allocation> held = new ArrayList<>();
              for (int i = 0; i < sizes.size(); i++) {
                held.add(new Allocation(SESSION, "s" + i, sizes.get(i) % 8, sizes.get(i)));
              }
              assertCheapest(held, missing, priority);
            });
  }

  private static void assertCheapest(List<Allocation> held, long missing, int priority) {
    List<Allocation> chosen = GiveWay.cheapest(held, missing, priority);
    long could =
        held.stream().filter(a -> a.priority() < priority).mapToLong(Allocation::kbps).sum();
    if (chosen.isEmpty()) {
      assertTrue(could < missing);
      return;
    }
    long freed = chosen.stream().mapToLong(Allocation::kbps).sum();
    assertTrue(freed >= missing);
    int highest = chosen.stream().mapToInt(Allocation::priority).max().orElseThrow();
    assertTrue(highest < priority);
    long below =
        held.stream().filter(a -> a.priority() < highest).mapToLong(Allocation::kbps).sum();
    assertTrue(below < missing, "less important ones would have sufficed");
    for (Allocation each : chosen) {
      assertTrue(freed - each.kbps() < missing, "needless: " + each);
    }
  }

  private static BandwidthPool pool(List<Allocation> held) {
    return BandwidthPool.ofDevice(BandwidthPool.DEVICE_KBPS, held);
  }

  private static Wish wish(long kbps, int priority) {
    return new Wish(kbps, priority, "qos.bandwidth_kbps of stream 'video'");
  }

  private static List<Object> givingWay(List<Allocation> held, long kbps, int priority) {
    Conflict refused =
        assertThrows(Conflict.class, () -> pool(held).require(wish(kbps, priority), () -> held));
    return ((List<?>) Objects.requireNonNull(refused.members().get("could_give_way")))
        .stream()
            .map(each -> Objects.requireNonNull((Object) ((Map<?, ?>) each).get("stream")))
            .toList();
  }
}
