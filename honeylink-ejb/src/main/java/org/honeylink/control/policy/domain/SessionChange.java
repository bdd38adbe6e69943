package org.honeylink.control.policy.domain;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a policy makes of one open session.
 *
 * @param state of the session, by its name
 * @param streams each stream of it, also those that stay as they are
 */
public record SessionChange(UUID sessionId, String state, List<StreamChange> streams) {

  public SessionChange {
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(state);
    streams = List.copyOf(streams);
  }

  /** What it makes of one stream. */
  public record StreamChange(String name, StreamSettings before, StreamSettings after) {

    public StreamChange {
      Objects.requireNonNull(name);
      Objects.requireNonNull(before);
      Objects.requireNonNull(after);
    }
  }

  /**
   * How one stream is treated.
   *
   * @param priority of the scheduler, 0 to 7
   * @param bandwidthKbps allocation
   */
  public record StreamSettings(
      int priority,
      long bandwidthKbps,
      int dataShards,
      int parityShards,
      int latencyBudgetMillis) {}
}
