package org.honeylink.control.trust.infrastructure.vault;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spares a service that does not answer, and those who wait for it: after so many failures in a row
 * nobody is let through for a while, then one, whose success lets everybody through again.
 * Thread-safe.
 */
final class CircuitBreaker {

  private final int failuresToOpen;
  private final long openNanos;
  private final LongSupplier nanoTime;

  private int failures;
  private long closedSinceNanos;
  private boolean open;

  CircuitBreaker(int failuresToOpen, Duration open, LongSupplier nanoTime) {
    this.failuresToOpen = failuresToOpen;
    this.openNanos = open.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Whether this caller may try; of those who ask while it is open, one is let through each time.
   */
  synchronized boolean letsThrough() {
    if (!open) {
      return true;
    }
    if (nanoTime.getAsLong() - closedSinceNanos < openNanos) {
      return false;
    }
    closedSinceNanos = nanoTime.getAsLong();
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
    open = false;
  }

  synchronized void failed() {
    failures++;
    if (failures >= failuresToOpen) {
      open = true;
      closedSinceNanos = nanoTime.getAsLong();
    }
  }
}
