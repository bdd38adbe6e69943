package org.honeylink.control.command.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntUnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Drives every command there is. All it knows is in the database, so that a crash between any two
 * lines costs nothing but time, and several nodes may do it at once: each says what is for sessions
 * that it carries. Not thread-safe.
 */
@Dependent
public class DriveCommands {

  /** A transaction of this many targets is short enough that nobody waits for it noticeably. */
  private static final int BATCH = 500;

  /** Counting is for people to look at. */
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);

  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);

  /** A change is seen by a sweep that comes that long after it, whatever kept it uncommitted. */
  private static final Duration SWEPT_AGAIN = Duration.ofMinutes(10);

  private static final int FORGOTTEN_AT_ONCE = 10;

  private final SendCommands sending;
  private final EndCommands ending;
  private final InstantSource clock;
  private final Duration keep;
  private Instant countAt = Instant.MIN;
  private Instant sweepAt = Instant.MIN;

  /** The first sweep looks at all there is. */
  private Instant sweepFrom = Instant.EPOCH;

  /**
   * @param keepDays how long commands that have ended can be read
   */
  @Inject
  DriveCommands(
      SendCommands sending,
      EndCommands ending,
      InstantSource clock,
      @ConfigProperty(name = "honeylink.commands.keep.days", defaultValue = "90") int keepDays) {
    this.sending = sending;
    this.ending = ending;
    this.clock = clock;
    this.keep = Duration.ofDays(keepDays);
  }

  /**
   * Does what is due now.
   *
   * @throws RuntimeException when the database is away; nothing is lost, try again
   */
  public void drive() {
    Instant now = clock.instant();
    // What is due again meanwhile is for the next time, so that the rest has its turn.
    all(limit -> sending.send(now, limit));
    if (!now.isBefore(countAt)) {
      countAt = now.plus(BETWEEN_COUNTS);
      all(ending::expire);
      ending.count();
    }
    if (!now.isBefore(sweepAt)) {
      sweepAt = now.plus(BETWEEN_SWEEPS);
      sweep(now);
      ending.forget(keep, FORGOTTEN_AT_ONCE);
    }
  }

  private void sweep(Instant now) {
    Instant since = sweepFrom;
    all(limit -> ending.wakeMissed(since, limit));
    all(limit -> ending.failRevoked(since, limit));
    sweepFrom = now.minus(SWEPT_AGAIN);
  }

  private static void all(IntUnaryOperator batch) {
    int done;
    do {
      done = batch.applyAsInt(BATCH);
    } while (done == BATCH && !Thread.currentThread().isInterrupted());
  }
}
