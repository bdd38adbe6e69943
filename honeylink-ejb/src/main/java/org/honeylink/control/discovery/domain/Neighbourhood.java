package org.honeylink.control.discovery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was heard lately. A hostile network cannot make it grow: at most so many entries, and a
 * stranger never displaces a known device. A device whose beacon is older than one that was heard
 * before is being replayed by somebody. Thread-safe.
 */
public final class Neighbourhood {

  /** How long a device that is silent is listed. */
  public static final Duration MEMORY = Duration.ofHours(1);

  /** How far the clock of a device may be off, and how long a beacon may be under way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Spoofing of one name is told at most once in this time. */
  public static final Duration BETWEEN_ALERTS = Duration.ofMinutes(10);

  private final int most;
  private final Map<Name, HeardDevice> heard = new HashMap<>();
  private final Map<String, Instant> alerts = new LinkedHashMap<>();

  /**
   * @param most entries
   */
  public Neighbourhood(int most) {
    this.most = most;
  }

  private record Name(String deviceId, String keySha256) {}

  /** What came of a sighting. */
  public enum Outcome {
    /** Listed for the first time. */
    ADDED,
    /** Heard again: the same word over another link, or a newer one. */
    REFRESHED,
    /** Its time is over, or not yet come, or before one that was heard: refused. */
    REPLAYED,
    /** A stranger, and no room for more: refused. */
    CROWDED
  }

  /** Takes a sighting in, or refuses it. */
  public synchronized Outcome hear(Sighting sighting, Instant now) {
    Instant said = sighting.beacon().at();
    if (Duration.between(said, now).abs().compareTo(TOLERANCE) > 0) {
      return Outcome.REPLAYED;
    }
    Name name = new Name(sighting.beacon().deviceId(), sighting.beacon().keySha256());
    HeardDevice before = heard.get(name);
    if (before != null && said.isBefore(before.beacon().at())) {
      return Outcome.REPLAYED;
    }
    if (before == null && !makeRoom(sighting.standing(), now)) {
      return Outcome.CROWDED;
    }
    HeardDevice known =
        before == null
            ? new HeardDevice(
                sighting.beacon(), sighting.standing(), sighting.tenantId(), Map.of(), now)
            : before;
    heard.put(name, known.heardAgain(sighting, now));
    return before == null ? Outcome.ADDED : Outcome.REFRESHED;
  }

  private boolean makeRoom(Standing standing, Instant now) {
    forget(now);
    if (heard.size() < most) {
      return true;
    }
    Optional<Map.Entry<Name, HeardDevice>> oldestStranger =
        heard.entrySet().stream()
            .filter(each -> each.getValue().standing() != Standing.KNOWN)
            .min(Comparator.comparing(each -> each.getValue().lastHeard()));
    if (standing != Standing.KNOWN || oldestStranger.isEmpty()) {
      return false;
    }
    heard.remove(oldestStranger.get().getKey());
    return true;
  }

  private void forget(Instant now) {
    heard.values().removeIf(each -> each.lastHeard().plus(MEMORY).isBefore(now));
  }

  /** Whether the world is to be told now that somebody bears the name of this device. */
  public synchronized boolean isNews(String deviceId, Instant now) {
    alerts.values().removeIf(told -> !told.plus(BETWEEN_ALERTS).isAfter(now));
    return alerts.size() < most && alerts.putIfAbsent(deviceId, now) == null;
  }

  /** Everybody that was heard within {@link #MEMORY}, by name and key. */
  public synchronized List<HeardDevice> all(Instant now) {
    forget(now);
    return heard.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Name, HeardDevice> each) -> each.getKey().deviceId())
                .thenComparing(each -> each.getKey().keySha256()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
