package org.honeylink.control.dataplane.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.session.domain.SuspendCause;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane was told last of each session that is carried here, and so what is news.
 * Not thread-safe.
 */
final class LastTold {

  /** A session that is silent for so long is suspended. */
  static final Duration SILENT = Duration.ofSeconds(3);

  /** A session that is carried here, and that only other nodes hear, is asked about again. */
  static final Duration ASK_AGAIN = Duration.ofMinutes(2);

  /** What there is to tell of a session. */
  enum News {
    NONE,
    /** It is heard, which it was not before. */
    HEARD,
    /** It is heard still, and its end is to move. */
    SLIDES,
    /** It was heard here and is no more. */
    SILENT,
    /** It was never heard here: another node may carry it. */
    DOUBTED
  }

  private final Map<UUID, Told> told = new HashMap<>();

  /**
   * @param next when there is something to tell again though nothing has changed
   */
  private record Told(boolean active, Optional<Instant> next) {
    boolean isDue(Instant now) {
      return next.filter(at -> !at.isAfter(now)).isPresent();
    }
  }

  News news(Silence silence, Instant now) {
    Told last = told.get(silence.sessionId());
    if (silence.isWithin(SILENT)) {
      return whenHeard(last, now);
    }
    boolean known = last != null && !last.active && !last.isDue(now);
    if (silence.since().compareTo(SILENT) < 0 || known) {
      return News.NONE;
    }
    return silence.heard() ? News.SILENT : News.DOUBTED;
  }

  private static News whenHeard(@Nullable Told last, Instant now) {
    if (last == null || !last.active) {
      return News.HEARD;
    }
    return last.isDue(now) ? News.SLIDES : News.NONE;
  }

  /**
   * Told that it is active.
   *
   * @param slidesFrom from when hearing it moves its end, if ever
   */
  void active(UUID sessionId, Optional<Instant> slidesFrom) {
    told.put(sessionId, new Told(true, slidesFrom));
  }

  void silent(UUID sessionId) {
    told.put(sessionId, new Told(false, Optional.empty()));
  }

  void doubted(Collection<UUID> sessionIds, Instant now) {
    Told doubted = new Told(false, Optional.of(now.plus(ASK_AGAIN)));
    sessionIds.forEach(id -> told.put(id, doubted));
  }

  /** What is told next of it is news, whatever it is. */
  void forget(UUID sessionId) {
    told.remove(sessionId);
  }

  /** Forgets all but these. */
  void retain(Set<UUID> carried) {
    told.keySet().retainAll(carried);
  }

  /**
   * Forgets that sessions are active which the control plane takes for silent: another node said
   * so, that hears them no more.
   *
   * @param open why sessions are suspended, if they are
   */
  void correct(Map<UUID, Optional<SuspendCause>> open) {
    open.forEach(
        (id, cause) -> {
          Told last = told.get(id);
          if (last != null && last.active && cause.equals(Optional.of(SuspendCause.SILENT))) {
            told.remove(id);
          }
        });
  }
}
