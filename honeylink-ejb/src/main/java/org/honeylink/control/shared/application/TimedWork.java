package org.honeylink.control.shared.application;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that the container starts by the clock. What it throws is logged, loudly the first time, and
 * it is tried again at the next turn: a timer that throws twice is taken away by the container.
 * Thread-safe.
 */
public final class TimedWork {

  private final Logger log;
  private final String failure;
  private volatile boolean failing;

  /**
   * @param of the bean whose work it is
   * @param failure what did not happen, for the log
   */
  public TimedWork(Class<?> of, String failure) {
    this.log = Logger.getLogger(of.getName());
    this.failure = failure;
  }

  /** Runs the work; never throws an exception of its. */
  public void run(Runnable work) {
    try {
      work.run();
      failing = false;
    } catch (RuntimeException cause) {
      log.log(failing ? Level.FINE : Level.WARNING, failure + "; tried again soon", cause);
      failing = true;
    }
  }
}
