package org.honeylink.control.dataplane.application;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Which session wants to run next, and when. Thread-safe. */
final class WakeUps {

  private record WakeUp(long atMicros, CarriedSession session) {}

  private final LongSupplier clockMicros;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<WakeUp> queue =
      new PriorityQueue<>((a, b) -> Long.compare(a.atMicros, b.atMicros));

  WakeUps(LongSupplier clockMicros) {
    this.clockMicros = clockMicros;
  }

  /**
   * Asks for a run of the session at the latest at this time. A session that is due earlier already
   * keeps that; so there are never more entries than a session has brought its time forward.
   */
  void schedule(CarriedSession session, long atMicros) {
    if (atMicros == Long.MAX_VALUE) {
      return;
    }
    lock.lock();
    try {
      if (atMicros < session.wakeUpMicros()) {
        session.wakeUpMicros(atMicros);
        queue.add(new WakeUp(atMicros, session));
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next session that is due. */
  CarriedSession take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      WakeUp next = firstValid();
      while (next == null || next.atMicros > clockMicros.getAsLong()) {
        awaitChangeUntil(next);
        next = firstValid();
      }
      queue.remove();
      next.session.wakeUpMicros(Long.MAX_VALUE);
      return next.session;
    } finally {
      lock.unlock();
    }
  }

  /** An earlier return does no harm: the caller looks again. */
  @SuppressWarnings("WaitNotInLoop")
  private void awaitChangeUntil(@Nullable WakeUp next) throws InterruptedException {
    if (next == null) {
      changed.await();
    } else {
      long waitMicros = next.atMicros - clockMicros.getAsLong();
      long _ = changed.awaitNanos(TimeUnit.MICROSECONDS.toNanos(waitMicros));
    }
  }

  /** The head, after entries that an earlier wake-up of their session made void. */
  private @Nullable WakeUp firstValid() {
    WakeUp next = queue.peek();
    while (next != null && next.atMicros != next.session.wakeUpMicros()) {
      queue.remove();
      next = queue.peek();
    }
    return next;
  }
}
