package org.honeylink.control.session.application;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.transport.schedule.Tier;

/**
 * Which sessions to list, and in which order; an empty part does not narrow.
 *
 * @param tier of the scheduler: sessions that have a stream in it
 */
public record SessionFilter(
    Optional<DeviceId> deviceId, Optional<SessionState> state, Optional<Tier> tier, Order order) {

  public SessionFilter {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(state);
    Objects.requireNonNull(tier);
    Objects.requireNonNull(order);
  }

  /** Order of a list; {@link #text} is the name outside. */
  public enum Order {
    NEWEST("-created_at"),
    OLDEST("created_at"),
    ENDING_LAST("-expires_at"),
    ENDING_FIRST("expires_at");

    private final String text;

    Order(String text) {
      this.text = text;
    }

    /** As in {@code -created_at}. */
    public String text() {
      return text;
    }

    /** Whether sessions are sorted by their end, not by their beginning. */
    public boolean isByEnd() {
      return this == ENDING_LAST || this == ENDING_FIRST;
    }

    /** Whether the latest come first. */
    public boolean isDescending() {
      return this == NEWEST || this == ENDING_LAST;
    }
  }

  /**
   * Where a page ended.
   *
   * @param expiresAt of the last session shown
   */
  public record Position(Instant expiresAt, UUID id) {}
}
