package org.honeylink.control.session.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.honeylink.control.shared.domain.Conflict;

/**
 * Bandwidth that all open sessions of one device share. Right only for a caller that holds the
 * device's row, so that allocations come one after another.
 *
 * @param capacityKbps of the device, kbit/s
 * @param allocated to streams of open sessions
 */
public record BandwidthPool(long capacityKbps, List<Allocation> allocated) {

  /** Capacity unless a policy says otherwise, kbit/s. */
  public static final long DEFAULT_KBPS = 100_000;

  public BandwidthPool {
    allocated = List.copyOf(allocated);
  }

  /** Not allocated yet, kbit/s; never below zero. */
  public long availableKbps() {
    return Math.max(0, capacityKbps - allocated.stream().mapToLong(Allocation::kbps).sum());
  }

  /**
   * Lets a session in when there is room for it.
   *
   * @param requestedKbps of all its streams together
   * @param highestPriority of its streams, 0 to 7
   * @throws Conflict with what was asked, what is left, and which less important streams would have
   *     to give way to make room; none when even all of them would not suffice
   */
  public void require(long requestedKbps, int highestPriority) {
    long available = availableKbps();
    if (requestedKbps <= available) {
      return;
    }
    List<Map<String, Object>> giveWay =
        giveWay(requestedKbps - available, highestPriority).stream()
            .map(Allocation::plain)
            .toList();
    throw new Conflict(
        "The device has "
            + available
            + " kbit/s left of "
            + capacityKbps
            + ", the session asks for "
            + requestedKbps
            + "; ask for less or close another session",
        Map.of("requested", requestedKbps, "available", available, "give_way", giveWay));
  }

  private List<Allocation> giveWay(long missingKbps, int highestPriority) {
    List<Allocation> chosen = new ArrayList<>();
    long freed = 0;
    for (Allocation each : lessImportantThan(highestPriority)) {
      chosen.add(each);
      freed += each.kbps();
      if (freed >= missingKbps) {
        return chosen;
      }
    }
    return List.of();
  }

  private List<Allocation> lessImportantThan(int priority) {
    return allocated.stream()
        .filter(each -> each.priority() < priority)
        .sorted(
            Comparator.comparingInt(Allocation::priority)
                .thenComparing(Comparator.comparingLong(Allocation::kbps).reversed()))
        .toList();
  }

  /**
   * What one stream holds.
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
}
