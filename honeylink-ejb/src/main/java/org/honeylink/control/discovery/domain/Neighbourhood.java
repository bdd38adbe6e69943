package org.honeylink.control.discovery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who was heard lately. A hostile network cannot make it grow: at most so many entries; a stranger
 * displaces nobody, who bears the name of a paired device displaces strangers, and the device
 * itself all others. A device whose beacon is older than one that was heard before is being
 * replayed by somebody. Thread-safe.
 */
public final class Neighbourhood {

  /** How long a device that is silent is listed. */
  public static final Duration MEMORY = Duration.ofHours(1);

  /** How far the clock of a device may be off, and how long a beacon may be under way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Spoofing of one name is told at most once in this time. */
  public static final Duration BETWEEN_ALERTS = Duration.ofMinutes(10);

  private final int most;
  private final NavigableMap<Name, HeardDevice> heard = new TreeMap<>();
  private final Map<String, Instant> alerts = new LinkedHashMap<>();

  /**
   * @param most entries
   */
  public Neighbourhood(int most) {
    this.most = most;
  }

  private record Name(String deviceId, String keySha256) implements Comparable<Name> {

    private static final Comparator<Name> ORDER =
        Comparator.comparing(Name::deviceId).thenComparing(Name::keySha256);

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  /** What came of a sighting. */
  public enum Outcome {
    /** Listed for the first time. */
    ADDED,
    /** Heard again: the same word over another link, or a newer one. */
    REFRESHED,
    /** Its time is over, or not yet come, or before one that was heard: refused. */
    REPLAYED,
    /** No room, and nobody that may be displaced: not listed. */
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
    Optional<Name> displaced =
        switch (standing) {
          case NEW -> Optional.empty();
          case SPOOFED -> oldest(Standing.NEW);
          case KNOWN -> oldest(Standing.NEW).or(() -> oldest(Standing.SPOOFED));
        };
    displaced.ifPresent(heard::remove);
    return displaced.isPresent();
  }

  private Optional<Name> oldest(Standing standing) {
    return heard.entrySet().stream()
        .filter(each -> each.getValue().standing() == standing)
        .min(Comparator.comparing(each -> each.getValue().lastHeard()))
        .map(Map.Entry::getKey);
  }

  private void forget(Instant now) {
    heard.values().removeIf(each -> each.lastHeard().plus(MEMORY).isBefore(now));
  }

  /**
   * Whether the world is to be told now that somebody bears the name of a device: also when there
   * was no room to list him, but not for what may be an old recording.
   */
  public boolean isAlarm(Sighting sighting, Outcome outcome, Instant now) {
    return sighting.standing() == Standing.SPOOFED
        && outcome != Outcome.REPLAYED
        && isNews(sighting.beacon().deviceId(), now);
  }

  /** Whether a registered, paired device of that name, or one that says so, is listed. */
  public synchronized boolean lists(String deviceId) {
    return heard.tailMap(new Name(deviceId, "")).entrySet().stream()
        .takeWhile(each -> each.getKey().deviceId().equals(deviceId))
        .anyMatch(each -> each.getValue().standing() != Standing.NEW);
  }

  synchronized boolean isNews(String deviceId, Instant now) {
    alerts.values().removeIf(told -> !told.plus(BETWEEN_ALERTS).isAfter(now));
    return alerts.size() < most && alerts.putIfAbsent(deviceId, now) == null;
  }

  /** Everybody that was heard within {@link #MEMORY}, by name and key. */
  public synchronized List<HeardDevice> all(Instant now) {
    forget(now);
    return List.copyOf(heard.values());
  }
}
