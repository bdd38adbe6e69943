package org.honeylink.control.dataplane.application;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * How quiet a session is.
 *
 * @param heard whether an authentic packet ever came here
 * @param since time since the last one, or since the session was opened here
 */
record Silence(UUID sessionId, boolean heard, Duration since) {

  Silence {
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(since);
  }

  /** Whether it was heard here, and less than so long ago. */
  boolean isWithin(Duration span) {
    return heard && since.compareTo(span) < 0;
  }
}
