package org.honeylink.control.session.application;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something went wrong with a session's packets.
 *
 * @param at when it was noticed last
 * @param code what, as in {@code not_authentic}
 * @param stream its name, when it belongs to one
 * @param count how often, since it was something else
 */
public record SessionTrouble(Instant at, String code, Optional<String> stream, long count) {
  public SessionTrouble {
    Objects.requireNonNull(at);
    Objects.requireNonNull(code);
    Objects.requireNonNull(stream);
  }
}
