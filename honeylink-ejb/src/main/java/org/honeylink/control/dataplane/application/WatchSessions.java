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

  /** The end of a busy session slides by half an hour: to write it down now and then is enough. */
  static final Duration REPORT = Duration.ofSeconds(30);

  @Inject DataPlane dataPlane;
  @Inject SessionActivity activity;
  @Inject EndSession end;
  @Inject InstantSource clock;

  private final TimedWork looking =
      new TimedWork(WatchSessions.class, "What sessions do could not be looked at");

  /** What the control plane was told last. */
  private final Map<UUID, Told> told = new HashMap<>();

  private record Told(boolean active, Instant at) {}

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(this::watch);
  }

  private void watch() {
    for (Optional<UUID> id = dataPlane.nextEnded(); id.isPresent(); id = dataPlane.nextEnded()) {
      end(id.get());
    }
    List<Silence> silences = dataPlane.silences();
    Set<UUID> open = new HashSet<>();
    for (Silence silence : silences) {
      open.add(silence.sessionId());
      tell(silence);
    }
    told.keySet().retainAll(open);
    tellFecAdaptations();
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
    boolean active = silence.heard() && silence.since().compareTo(SILENT) < 0;
    if (active ? !isFresh(last) : isNews(silence, last)) {
      try {
        tell(silence.sessionId(), active);
        told.put(silence.sessionId(), new Told(active, clock.instant()));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "What session " + silence.sessionId() + " does was not kept", e);
      }
    }
  }

  private boolean isFresh(@Nullable Told last) {
    return last != null && last.active && last.at.plus(REPORT).isAfter(clock.instant());
  }

  private static boolean isNews(Silence silence, @Nullable Told last) {
    return silence.since().compareTo(SILENT) >= 0 && (last == null || last.active);
  }

  private void tell(UUID sessionId, boolean active) {
    if (active) {
      activity.firstPacketProven(sessionId);
      activity.heard(List.of(sessionId));
    } else {
      activity.silent(sessionId);
    }
  }
}
