package org.honeylink.launcher.server;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stops what was started, last first, when the JVM ends: one hook, because hooks run in parallel
 * and the database must outlive the application. Thread-safe.
 */
final class Shutdown {

  private record Step(String name, AutoCloseable stop) {}

  private final Deque<Step> steps = new ArrayDeque<>();
  private final PrintStream terminal;
  private boolean ran;
  private volatile boolean success;

  Shutdown(PrintStream terminal) {
    this.terminal = terminal;
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "honeylink-stop"));
  }

  /** From now on to be stopped is what is expected: the exit code is 0, not that of the signal. */
  void expected() {
    success = true;
  }

  /** What is added while the JVM is ending already is stopped at once. */
  void add(String name, AutoCloseable stop) {
    synchronized (this) {
      if (!ran) {
        steps.push(new Step(name, stop));
        return;
      }
    }
    stop(new Step(name, stop));
  }

  private void run() {
    Deque<Step> pending;
    synchronized (this) {
      ran = true;
      pending = new ArrayDeque<>(steps);
    }
    pending.forEach(this::stop);
    if (success) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void stop(Step step) {
    try {
      step.stop().close();
    } catch (Exception failed) { // the others must be stopped all the same
      terminal.println("  " + step.name() + " did not stop cleanly: " + failed);
    }
  }
}
