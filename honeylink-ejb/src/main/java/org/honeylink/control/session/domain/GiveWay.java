package org.honeylink.control.session.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds the streams that would have to give way to a more important one. Cheapest first: none of a
 * priority where less important ones suffice, and none that could be left out.
 */
public final class GiveWay {

  private GiveWay() {}

  /**
   * What one stream holds of a pool.
   *
   * @param priority of the scheduler, 0 to 7
   */
  public record Allocation(UUID sessionId, String streamName, int priority, long kbps) {

    private Map<String, Object> plain() {
      return Map.of(
          "session_id",
          sessionId.toString(),
          "stream",
          streamName,
          "priority",
          priority,
          "bandwidth_kbps",
          kbps);
    }
  }

  /** As the API shows them. */
  static List<Map<String, Object>> plain(List<Allocation> allocations) {
    return allocations.stream().map(Allocation::plain).toList();
  }

  /**
   * The cheapest streams below a priority that free so much; none when all of them do not.
   *
   * @param missingKbps above 0
   * @param priority of the stream that wants room; its equals do not give way
   */
  public static List<Allocation> cheapest(
      List<Allocation> allocated, long missingKbps, int priority) {
    List<Allocation> chosen = new ArrayList<>();
    long freed = 0;
    for (Allocation each : lessImportantThan(allocated, priority)) {
      if (freed >= missingKbps) {
        break;
      }
      chosen.add(each);
      freed += each.kbps();
    }
    return freed < missingKbps ? List.of() : withoutNeedless(chosen, freed - missingKbps);
  }

  /** The least important first; of equals the largest, so that few are disturbed. */
  private static List<Allocation> lessImportantThan(List<Allocation> allocated, int priority) {
    return allocated.stream()
        .filter(each -> each.priority() < priority)
        .sorted(
            Comparator.comparingInt(Allocation::priority)
                .thenComparing(Comparator.comparingLong(Allocation::kbps).reversed()))
        .toList();
  }

  /** The most important are spared first, and of equals the largest. */
  private static List<Allocation> withoutNeedless(List<Allocation> chosen, long spareKbps) {
    List<Allocation> kept = new ArrayList<>(chosen);
    long spare = spareKbps;
    List<Allocation> sparing = new ArrayList<>(chosen);
    sparing.sort(
        Comparator.comparingInt(Allocation::priority)
            .thenComparingLong(Allocation::kbps)
            .reversed());
    for (Allocation each : sparing) {
      if (each.kbps() <= spare) {
        kept.remove(each);
        spare -= each.kbps();
      }
    }
    return kept;
  }
}
