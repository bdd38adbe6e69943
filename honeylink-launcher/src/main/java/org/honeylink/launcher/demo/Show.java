package org.honeylink.launcher.demo;

import java.time.Duration;
import java.util.List;

/** Lets devices send for a while, shows it second by second, and waits until all has arrived. */
final class Show {

  private static final Duration TICK = Duration.ofSeconds(1);

  /** Lines of a log are read afterwards: one each five seconds is enough. */
  private static final int TICKS_A_LINE = 5;

  /** Reliable messages of which none came for so long will not come any more. */
  private static final int PATIENCE_TICKS = 20;

  /** Longest wait for unreliable ones; the link's delay and the FEC deadline are far below it. */
  private static final int GRACE_TICKS = 5;

  private final Duration duration;
  private final Screen screen;
  private final ServerProcess server;
  private final Traffic traffic;
  private final Gauges gauges;

  Show(Duration duration, Screen screen, ServerProcess server, Traffic traffic, Gauges gauges) {
    this.duration = duration;
    this.screen = screen;
    this.server = server;
    this.traffic = traffic;
    this.gauges = gauges;
  }

  void play() throws InterruptedException {
    long startNanos = System.nanoTime();
    traffic.start();
    for (int tick = 1; elapsed(startNanos).compareTo(duration) < 0; tick++) {
      Duration left = duration.minus(elapsed(startNanos));
      server.pause(left.compareTo(TICK) < 0 ? left : TICK);
      gauges.check();
      show(elapsed(startNanos), tick);
    }
    traffic.close();
    awaitReliable();
    awaitQuiet();
    gauges.check();
  }

  private void show(Duration elapsed, int tick) {
    if (screen.isTerminal()) {
      screen.block(LiveTable.table(progress(elapsed)));
    } else if (tick % TICKS_A_LINE == 0) {
      screen.line(LiveTable.line(progress(elapsed)));
    }
  }

  private Progress progress(Duration elapsed) {
    return new Progress(elapsed.toMillis() / 1e3, duration.toMillis() / 1e3, gauges.rows());
  }

  /** Until every reliable message is there, or none has come for a long time. */
  private void awaitReliable() throws InterruptedException {
    long missing = gauges.reliableMissing();
    for (int idle = 0; missing > 0 && idle < PATIENCE_TICKS; idle++) {
      screen.passing("  Waiting for %d reliable messages".formatted(missing));
      server.pause(TICK);
      long now = gauges.reliableMissing();
      if (now < missing) {
        missing = now;
        idle = 0;
      }
    }
    List<String> lines = gauges.reliableMissingLines();
    lines.forEach(line -> screen.line("Missing: " + line));
  }

  /** Until a whole tick brings nothing. */
  private void awaitQuiet() throws InterruptedException {
    long received = -1;
    for (int tick = 0; tick < GRACE_TICKS && received != gauges.received(); tick++) {
      received = gauges.received();
      server.pause(TICK);
    }
  }

  private static Duration elapsed(long sinceNanos) {
    return Duration.ofNanos(System.nanoTime() - sinceNanos);
  }
}
