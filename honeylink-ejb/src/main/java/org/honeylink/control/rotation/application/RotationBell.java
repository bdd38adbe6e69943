package org.honeylink.control.rotation.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;

/**
 * Tells this node's engine that something about keys has changed. Thread-safe; never blocks whoever
 * changed it.
 */
@ApplicationScoped
public class RotationBell {

  private final Semaphore rung = new Semaphore(0);

  /** Called by the container after each commit. */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    if (event.category() == Category.KEY_ROTATION) {
      rung.release();
    }
  }

  /** Waits for a change, at most so long; changes meanwhile count as one. */
  public void await(Duration atMost) throws InterruptedException {
    if (rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
