package org.honeylink.control.access.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing passwords slow: five tries, then a minute of silence, the same for names that
 * exist and names that do not. A try counts before the password is looked at, so that many tries at
 * once are no way around. Kept in this node's memory, ten thousand names at most. Thread-safe.
 */
public final class SignInThrottle {

  /** Wrong tries before the account is closed. */
  public static final int TRIES = 5;

  /** How long it stays closed. */
  public static final Duration CLOSED_FOR = Duration.ofMinutes(1);

  private static final int MAX_NAMES = 10_000;

  private final InstantSource clock;
  private final Map<String, Tries> triesByName =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MAX_NAMES;
        }
      };

  public SignInThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts a try; answers how long to wait when the name is closed, and then does not count it. */
  public synchronized Optional<Duration> tryAgainAfter(String username) {
    Instant now = clock.instant();
    String name = username.toLowerCase(Locale.ROOT);
    Tries tries = triesByName.getOrDefault(name, Tries.NONE);
    if (tries.count >= TRIES) {
      Instant opens = tries.last.plus(CLOSED_FOR);
      if (now.isBefore(opens)) {
        return Optional.of(Duration.between(now, opens));
      }
      tries = Tries.NONE;
    }
    triesByName.put(name, new Tries(tries.count + 1, now));
    return Optional.empty();
  }

  /** The password was right: all tries are forgiven. */
  public synchronized void succeeded(String username) {
    triesByName.remove(username.toLowerCase(Locale.ROOT));
  }

  private record Tries(int count, Instant last) {
    static final Tries NONE = new Tries(0, Instant.EPOCH);
  }
}
