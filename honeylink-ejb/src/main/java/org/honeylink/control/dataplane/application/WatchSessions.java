package org.honeylink.control.dataplane.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.session.application.EndSession;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.application.SessionActivity;
import org.honeylink.control.session.application.SessionActivity.Heard;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.shared.application.TimedWork;
import org.jspecify.annotations.Nullable;

/**
 * Tells the control plane once a second what the data plane noticed: sessions heard for the first
 * time, fallen silent, heard again, ended by the device; and streams whose redundancy changed.
 */
@Singleton
@DependsOn("DataPlaneThreads")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchSessions {

  private static final Logger LOG = System.getLogger(WatchSessions.class.getName());

  /** A session that is silent for so long is suspended. */
  static final Duration SILENT = Duration.ofSeconds(3);

  /** Sessions whose ends are moved in one transaction. */
  private static final int SLIDE_BATCH = 500;

  @Inject DataPlane dataPlane;
  @Inject SessionActivity activity;
  @Inject EndSession end;
  @Inject InstantSource clock;

  private final TimedWork looking =
      new TimedWork(WatchSessions.class, "What sessions do could not be looked at");

  /** What the control plane was told last. */
  private final Map<UUID, Told> told = new HashMap<>();

  private record Told(boolean active, Optional<Instant> slidesFrom) {}

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(this::watch);
  }

  private void watch() {
    for (Optional<UUID> id = dataPlane.nextEnded(); id.isPresent(); id = dataPlane.nextEnded()) {
      end(id.get());
    }
    for (Optional<UUID> id = dataPlane.nextTuned(); id.isPresent(); id = dataPlane.nextTuned()) {
      told.remove(id.get()); // its state may be another one than what was told last
    }
    Set<UUID> open = new HashSet<>();
    List<UUID> sliding = new ArrayList<>();
    for (Silence silence : dataPlane.silences()) {
      open.add(silence.sessionId());
      if (isSliding(silence)) {
        sliding.add(silence.sessionId());
      } else {
        tell(silence);
      }
    }
    told.keySet().retainAll(open);
    slide(sliding);
    tellFecAdaptations();
  }

  private boolean isSliding(Silence silence) {
    Told last = told.get(silence.sessionId());
    return last != null
        && last.active
        && isActive(silence)
        && last.slidesFrom.filter(from -> !from.isAfter(clock.instant())).isPresent();
  }

  private static boolean isActive(Silence silence) {
    return silence.heard() && silence.since().compareTo(SILENT) < 0;
  }

  /** Ends of many busy sessions slide together: one transaction for some hundred of them. */
  private void slide(List<UUID> sliding) {
    for (int from = 0; from < sliding.size(); from += SLIDE_BATCH) {
      List<UUID> batch = sliding.subList(from, Math.min(from + SLIDE_BATCH, sliding.size()));
      try {
        Map<UUID, Instant> next = activity.slide(batch);
        for (UUID id : batch) {
          told.put(id, new Told(true, Optional.ofNullable(next.get(id))));
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The ends of " + batch.size() + " sessions were not moved yet", e);
        return; // the database is away; all of it again in a second
      }
    }
  }

  private void tellFecAdaptations() {
    FecAdaptations changes = dataPlane.fecAdaptations();
    for (Optional<FecAdaptation> next = changes.next(); next.isPresent(); next = changes.next()) {
      FecAdaptation change = next.get();
      try {
        activity.fecChanged(change);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "A change of error correction was not kept yet: " + change, e);
        changes.addAgain(change);
        return; // the database is away; all of it again in a second
      }
    }
  }

  private void end(UUID sessionId) {
    try {
      end.end(sessionId, CloseCause.DISCONNECTED);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Session " + sessionId + " has ended, which could not be kept yet", e);
      dataPlane.endAgain(sessionId);
    }
  }

  /** What could not be told, as when the database is away, is told at the next look. */
  private void tell(Silence silence) {
    Told last = told.get(silence.sessionId());
    boolean active = isActive(silence);
    if (active ? last == null || !last.active : isNews(silence, last)) {
      try {
        tell(silence, active);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "What session " + silence.sessionId() + " does was not kept", e);
      }
    }
  }

  private static boolean isNews(Silence silence, @Nullable Told last) {
    return silence.since().compareTo(SILENT) >= 0 && (last == null || last.active);
  }

  private void tell(Silence silence, boolean active) {
    if (active) {
      activity
          .heard(silence.sessionId(), clock.instant().minus(silence.since()))
          .filter(Heard::awake)
          .ifPresent(heard -> told.put(silence.sessionId(), new Told(true, heard.slidesFrom())));
    } else {
      activity.silent(silence.sessionId());
      told.put(silence.sessionId(), new Told(false, Optional.empty()));
    }
  }
}
