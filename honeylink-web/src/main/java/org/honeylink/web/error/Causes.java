package org.honeylink.web.error;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.shared.domain.DependencyAway;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.jspecify.annotations.Nullable;

/** Looks behind the wrappers that containers put around a failure. */
final class Causes {

  private static final int MAX_DEPTH = 32;

  /**
   * Classes and codes of SQLSTATE that say "not now" (PostgreSQL, appendix A): connection trouble,
   * shutdown, no connection left, disk full, read-only.
   */
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57");

  private static final String READ_ONLY = "25006";

  /** A lock did not come in time, or two calls waited for each other: another try may work. */
  private static final Set<String> BUSY = Set.of("55P03", "40P01");

  /** A character that PostgreSQL cannot keep, which is U+0000: in a text, and in JSON. */
  private static final Set<String> NO_CHARACTER = Set.of("22021", "22P05");

  private Causes() {}

  /** The failure and its causes, outermost first. */
  static List<Throwable> of(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable next = thrown;
    while (next != null && chain.size() < MAX_DEPTH && !chain.contains(next)) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }

  /** What to answer when a service is the reason, which is away or busy. */
  static Optional<DependencyAway> dependencyAway(List<Throwable> chain) {
    for (Throwable cause : chain) {
      if (hasState(cause, BUSY) || saysPoolIsEmpty(cause)) {
        return Optional.of(DependencyAway.busy("database"));
      }
      if (cause instanceof SQLException sql && isAway(sql)) {
        return Optional.of(new DependencyAway("database"));
      }
      if (cause instanceof JMSException || cause instanceof JMSRuntimeException) {
        return Optional.of(new DependencyAway("broker"));
      }
      if (cause instanceof KeyStoreAway) {
        return Optional.of(new DependencyAway("key store"));
      }
    }
    return Optional.empty();
  }

  /** Whether the input had a character that the database cannot keep. */
  static boolean isOfACharacter(List<Throwable> chain) {
    return chain.stream().anyMatch(cause -> hasState(cause, NO_CHARACTER));
  }

  private static boolean hasState(Throwable cause, Set<String> states) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && states.contains(sql.getSQLState());
  }

  /** Payara's words when all connections are in use for too long; it has no code for it. */
  private static boolean saysPoolIsEmpty(Throwable cause) {
    return cause instanceof SQLException
        && String.valueOf(cause.getMessage()).contains("max-wait-time");
  }

  /** The pool's own "no connection" carries no SQLSTATE. */
  private static boolean isAway(SQLException sql) {
    String state = sql.getSQLState();
    if (state == null || state.equals(READ_ONLY)) {
      return true;
    }
    return state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2));
  }
}
