package org.honeylink.control.session.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.honeylink.control.session.domain.GiveWay.Allocation;
import org.honeylink.control.shared.domain.Conflict;
import org.junit.jupiter.api.Test;

class BandwidthPoolTest {

  private static final UUID SESSION = new UUID(1, 2);

  @Test
  void theLastKilobitMayBeTakenAndNotOneMore() {
    BandwidthPool pool = pool(new Allocation(SESSION, "bulk", 3, 60_000));
    pool.require(40_000, 7);
    assertThrows(Conflict.class, () -> pool.require(40_001, 7));
  }

  @Test
  void aRefusalTellsWhatWasAskedAndWhatIsLeft() {
    Conflict refused =
        assertThrows(
            Conflict.class, () -> new BandwidthPool(100_000, List.of()).require(100_001, 7));
    assertEquals(100_001L, refused.members().get("requested"));
    assertEquals(100_000L, refused.members().get("available"));
    assertEquals(List.of(), refused.members().get("give_way"));
  }

  @Test
  void onlyLessImportantStreamsWouldHaveToGiveWayTheLeastImportantFirst() {
    BandwidthPool pool =
        pool(
            new Allocation(SESSION, "control", 7, 20_000),
            new Allocation(SESSION, "logs", 1, 30_000),
            new Allocation(SESSION, "video", 3, 50_000));
    assertEquals(List.of("logs"), givingWay(pool, 30_000, 5));
    assertEquals(List.of("logs", "video"), givingWay(pool, 30_001, 5));
  }

  @Test
  void nobodyGivesWayWhenThatWouldNotHelp() {
    BandwidthPool pool =
        pool(
            new Allocation(SESSION, "control", 7, 90_000),
            new Allocation(SESSION, "logs", 1, 10_000));
    assertEquals(List.of(), givingWay(pool, 20_000, 7));
  }

  private static BandwidthPool pool(Allocation... allocations) {
    return new BandwidthPool(BandwidthPool.DEFAULT_KBPS, List.of(allocations));
  }

  private static List<Object> givingWay(BandwidthPool pool, long kbps, int priority) {
    Conflict refused = assertThrows(Conflict.class, () -> pool.require(kbps, priority));
    return ((List<?>) Objects.requireNonNull(refused.members().get("give_way")))
        .stream()
            .map(each -> Objects.requireNonNull((Object) ((Map<?, ?>) each).get("stream")))
            .toList();
  }
}
