package org.honeylink.control.idempotency.application;

import java.util.Optional;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.jspecify.annotations.Nullable;

/**
 * The call with an {@code Idempotency-Key} that this thread carries out. Bound around such a call
 * and no other, so that calls without a key cost nothing. Not thread-safe.
 */
public final class KeyedCall {

  /** Bound while a call with a key is served. */
  public static final ScopedValue<KeyedCall> CURRENT = ScopedValue.newInstance();

  private @Nullable Granted granted;
  private @Nullable Object markedIn;

  /** The call is to be carried out. */
  public void grant(Granted claim) {
    granted = claim;
  }

  /** Empty before it is granted, and when it is not to be carried out. */
  public Optional<Granted> granted() {
    return Optional.ofNullable(granted);
  }

  /**
   * Whether a transaction may mark the row: one that has not ended holds it already, and waiting
   * for it would be waiting for oneself.
   *
   * @param transaction key of the transaction at hand
   */
  boolean mayMarkIn(Object transaction) {
    return markedIn == null || markedIn.equals(transaction);
  }

  void markedIn(Object transaction) {
    markedIn = transaction;
  }

  void markEnded() {
    markedIn = null;
  }
}
