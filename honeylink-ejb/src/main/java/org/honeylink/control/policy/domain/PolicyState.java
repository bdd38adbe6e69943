package org.honeylink.control.policy.domain;

import java.util.Set;
import org.honeylink.control.shared.domain.WrongState;

/**
 * Where a snapshot of a policy stands with its device. Only {@code PENDING} goes on: to the
 * device's yes or no, to its silence, or to nothing when another snapshot comes first.
 */
public enum PolicyState {
  PENDING,
  ACKNOWLEDGED,
  REFUSED,
  UNANSWERED,
  SUPERSEDED;

  private static final Set<PolicyState> FAILED = Set.of(REFUSED, UNANSWERED);

  /** Whether the device would not have it, or said nothing to it. */
  public boolean hasFailed() {
    return FAILED.contains(this);
  }

  /**
   * The state after a move.
   *
   * @throws WrongState when there is no such move
   */
  public PolicyState becoming(PolicyState next) {
    if (this != PENDING || next == PENDING) {
      throw WrongState.transition(
          "A policy that is " + this + " does not become " + next + "; put a new version");
    }
    return next;
  }
}
