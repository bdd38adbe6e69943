package org.honeylink.control.discovery.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.honeylink.crypto.beacon.Beacon;

/**
 * One name and key that were heard, over however many links.
 *
 * @param tenantId of the registered device of that name; empty when there is none
 * @param beacon the newest
 * @param links last heard, by link and where it was heard
 */
public record HeardDevice(
    Beacon beacon,
    Standing standing,
    Optional<String> tenantId,
    Map<Link, Instant> links,
    Instant firstHeard) {

  /** Most links of one device that are remembered. */
  static final int MAX_LINKS = 8;

  public HeardDevice {
    links = Map.copyOf(links);
  }

  /**
   * A way to the device.
   *
   * @param type as the device said
   * @param heardOn address of the server's interface
   */
  public record Link(String type, String heardOn) implements Comparable<Link> {

    private static final Comparator<Link> ORDER =
        Comparator.comparing(Link::type).thenComparing(Link::heardOn);

    @Override
    public int compareTo(Link other) {
      return ORDER.compare(this, other);
    }
  }

  /** On which links, in order, with the time when it was last heard there. */
  public List<Map.Entry<Link, Instant>> linksInOrder() {
    return List.copyOf(new TreeMap<>(links).entrySet());
  }

  /** Whether a certificate of the registry says that the key is the device's. */
  public boolean isVerified() {
    return standing == Standing.KNOWN;
  }

  public Instant lastHeard() {
    return links.values().stream().max(Comparator.naturalOrder()).orElse(firstHeard);
  }

  HeardDevice heardAgain(Sighting sighting, Instant now) {
    Map<Link, Instant> heard = new TreeMap<>(links);
    heard.put(sighting.link(), now);
    while (heard.size() > MAX_LINKS) {
      heard.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .ifPresent(heard::remove);
    }
    return new HeardDevice(
        sighting.beacon(), sighting.standing(), sighting.tenantId(), heard, firstHeard);
  }
}
