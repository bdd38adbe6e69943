package org.honeylink.control.dataplane.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.session.application.Carrier;
import org.honeylink.control.session.application.LinkChange;
import org.honeylink.control.session.application.SessionActivity;
import org.honeylink.control.session.domain.LinkQuality;
import org.honeylink.control.shared.application.TimedWork;
import org.honeylink.transport.stats.Arrivals;

/**
 * Looks every five seconds how well each session's packets arrive, and tells the control plane when
 * that, or what carries them, has changed. A change of quality is told when it was seen twice in a
 * row, so that a single gust is none.
 */
@Singleton
@DependsOn("DataPlaneThreads")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchLinks {

  private static final Logger LOG = System.getLogger(WatchLinks.class.getName());

  /** Fewer packets than this say nothing. */
  private static final long FEWEST_PACKETS = 50;

  @Inject DataPlane dataPlane;
  @Inject SessionActivity activity;

  private final TimedWork looking =
      new TimedWork(WatchLinks.class, "The links of sessions could not be looked at");

  private final Map<UUID, Link> links = new HashMap<>();

  /**
   * A link as it was seen last.
   *
   * @param counted arrivals that the quality rests on
   * @param told quality that the control plane knows
   * @param seen quality that was seen last
   */
  private record Link(
      Arrivals counted, LinkQuality told, LinkQuality seen, Optional<Carrier> carrier) {
    static final Link NEW =
        new Link(Arrivals.NONE, LinkQuality.GOOD, LinkQuality.GOOD, Optional.empty());
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "2/5", persistent = false)
  public void look() {
    looking.run(this::watch);
  }

  private void watch() {
    List<LinkReading> readings = dataPlane.links();
    Set<UUID> carried = new HashSet<>();
    for (LinkReading reading : readings) {
      carried.add(reading.session().sessionId());
      look(reading);
    }
    links.keySet().retainAll(carried);
  }

  private void look(LinkReading reading) {
    UUID id = reading.session().sessionId();
    Link last = links.getOrDefault(id, Link.NEW);
    Arrivals now = reading.arrivals();
    if (now.dropped() != last.counted().dropped()) {
      reading.session().noteDrops();
    }
    double loss = loss(last.counted(), now);
    boolean says = all(now) - all(last.counted()) >= FEWEST_PACKETS;
    LinkQuality seen = says ? LinkQuality.of(loss) : last.seen();
    LinkQuality after = seen == last.seen() ? seen : last.told();
    boolean moved = last.carrier().isPresent() && !last.carrier().equals(reading.carrier());
    Arrivals counted = says || now.dropped() != last.counted().dropped() ? now : last.counted();
    if (after == last.told() && !moved) {
      links.put(id, new Link(counted, last.told(), seen, reading.carrier()));
    } else if (tell(
        new LinkChange(id, last.told(), after, loss, last.carrier(), reading.carrier()))) {
      links.put(id, new Link(counted, after, seen, reading.carrier()));
    }
  }

  private static long all(Arrivals arrivals) {
    return arrivals.received() + arrivals.rebuilt() + arrivals.lost();
  }

  private static double loss(Arrivals before, Arrivals now) {
    long all = all(now) - all(before);
    long missed = now.rebuilt() + now.lost() - before.rebuilt() - before.lost();
    return all <= 0 ? 0 : Math.clamp((double) missed / all, 0, 1);
  }

  /** What could not be told, as when the database is away, is told at the next look. */
  private boolean tell(LinkChange change) {
    try {
      activity.linkChanged(change);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A change of a link was not kept yet: " + change, e);
      return false;
    }
  }
}
