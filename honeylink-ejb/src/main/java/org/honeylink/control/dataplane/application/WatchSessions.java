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
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.honeylink.control.dataplane.application.LastTold.News;
import org.honeylink.control.session.application.EndSession;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.application.SessionActivity;
import org.honeylink.control.session.application.SessionActivity.Heard;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.SuspendCause;
import org.honeylink.control.shared.application.TimedWork;

/**
 * Tells the control plane once a second what the data plane noticed: sessions heard for the first
 * time, fallen silent, heard again, ended by the device; and streams whose redundancy changed.
 *
 * <p>Several nodes may carry a session, of which one hears it. So a node that never heard it does
 * not call it silent: it asks, in the database, and who hears it answers. And each looks every few
 * seconds what became of the sessions it carries.
 */
@Singleton
@DependsOn("DataPlaneThreads")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchSessions {

  private static final Logger LOG = System.getLogger(WatchSessions.class.getName());

  /** Sessions that one transaction changes. */
  private static final int BATCH = 500;

  /** More than are doubted in earnest within the time to answer. */
  private static final int MOST_DOUBTED = 20_000;

  private static final Duration COMPARE_EVERY = Duration.ofSeconds(3);

  @Inject DataPlane dataPlane;
  @Inject SessionActivity activity;
  @Inject EndSession end;
  @Inject InstantSource clock;

  private final TimedWork looking =
      new TimedWork(WatchSessions.class, "What sessions do could not be looked at");
  private final TimedWork comparing =
      new TimedWork(WatchSessions.class, "What other nodes say of sessions could not be read");
  private final LastTold told = new LastTold();
  private Instant compared = Instant.EPOCH;

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
      told.forget(id.get()); // its state may be another one than what was told last
    }
    List<Silence> silences = dataPlane.silences();
    told.retain(silences.stream().map(Silence::sessionId).collect(Collectors.toSet()));
    comparing.run(() -> compare(silences));
    Map<News, List<UUID>> news = tell(silences);
    inBatches(news.getOrDefault(News.SLIDES, List.of()), this::slide);
    inBatches(news.getOrDefault(News.DOUBTED, List.of()), this::doubt);
    tellFecAdaptations();
  }

  /**
   * Follows what other nodes did to sessions that are carried here, and answers their questions.
   */
  private void compare(List<Silence> silences) {
    answerDoubts(silences);
    Instant now = clock.instant();
    if (now.isBefore(compared.plus(COMPARE_EVERY)) || silences.isEmpty()) {
      return;
    }
    compared = now;
    List<UUID> carried = silences.stream().map(Silence::sessionId).toList();
    Map<UUID, Optional<SuspendCause>> open = activity.openAmong(carried);
    told.correct(open);
    carried.stream()
        .filter(id -> !open.containsKey(id))
        .forEach(id -> dataPlane.close(id, CloseCause.DISCONNECTED));
  }

  private void answerDoubts(List<Silence> silences) {
    Set<UUID> doubted = new HashSet<>(activity.doubted(MOST_DOUBTED));
    List<UUID> heard =
        silences.stream()
            .filter(each -> each.isWithin(LastTold.SILENT))
            .map(Silence::sessionId)
            .filter(doubted::contains)
            .toList();
    if (!heard.isEmpty()) {
      activity.believe(heard);
    }
    if (!doubted.isEmpty()) {
      activity.forsaken(BATCH).forEach(activity::forsake);
    }
  }

  /** Tells what is told one by one, and returns what is told together. */
  private Map<News, List<UUID>> tell(List<Silence> silences) {
    Map<News, List<UUID>> together = new EnumMap<>(News.class);
    for (Silence silence : silences) {
      News news = told.news(silence, clock.instant());
      switch (news) {
        case NONE -> {}
        case HEARD, SILENT -> tell(silence, news);
        case SLIDES, DOUBTED ->
            together.computeIfAbsent(news, each -> new ArrayList<>()).add(silence.sessionId());
      }
    }
    return together;
  }

  /** One transaction for some hundred of them. */
  private static void inBatches(List<UUID> sessions, Consumer<List<UUID>> work) {
    for (int from = 0; from < sessions.size(); from += BATCH) {
      List<UUID> batch = sessions.subList(from, Math.min(from + BATCH, sessions.size()));
      try {
        work.accept(batch);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "What " + batch.size() + " sessions do was not kept yet", e);
        return; // the database is away; all of it again in a second
      }
    }
  }

  /** Those that are not active any more are heard anew, which says what became of them. */
  private void slide(List<UUID> batch) {
    Map<UUID, Optional<Instant>> active = activity.slide(batch);
    batch.forEach(told::forget);
    active.forEach(told::active);
  }

  private void doubt(List<UUID> batch) {
    activity.doubt(batch);
    told.doubted(batch, clock.instant());
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
  private void tell(Silence silence, News news) {
    UUID id = silence.sessionId();
    try {
      if (news == News.HEARD) {
        heard(id, clock.instant().minus(silence.since()));
      } else {
        activity.silent(id);
        told.silent(id);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What session " + id + " does was not kept", e);
    }
  }

  private void heard(UUID id, Instant at) {
    Optional<Heard> heard = activity.heard(id, at);
    heard.filter(Heard::awake).ifPresent(each -> told.active(id, each.slidesFrom()));
    heard.flatMap(Heard::closed).ifPresent(cause -> dataPlane.close(id, cause));
  }
}
