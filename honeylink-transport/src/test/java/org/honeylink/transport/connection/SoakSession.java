package org.honeylink.transport.connection;

import org.jspecify.annotations.Nullable;

/**
 * A device that always has a session: one ends when the device restarts, about once a day, or when
 * the link was away for too long, and another begins.
 */
final class SoakSession {

  private static final long MEAN_LIFE_MICROS = 24 * SoakWeather.HOUR;
  private static final long LOOK_MICROS = SoakWeather.MINUTE;

  private final SoakTotals totals;
  private final SoakWeather weather;
  private long seed;
  private @Nullable SoakLife life;
  private long leftMicros;

  SoakSession(int number, SoakTotals totals) {
    this.totals = totals;
    this.seed = number * 1_000L;
    this.weather = new SoakWeather(-1L - number);
  }

  void advance(long micros) {
    for (long done = 0; done < micros; done += LOOK_MICROS) {
      SoakLife now = life();
      now.simulation.run(LOOK_MICROS);
      leftMicros -= LOOK_MICROS;
      if (leftMicros <= 0 || now.isClosed()) {
        end();
      }
    }
  }

  void end() {
    SoakLife ending = life;
    life = null;
    if (ending != null) {
      try {
        SoakVerdict.pass(ending);
      } catch (AssertionError wrong) {
        throw new AssertionError("in the life of seed " + seed + ": " + wrong.getMessage(), wrong);
      }
    }
  }

  /** Lets go of everything. */
  void forget() {
    life = null;
  }

  private SoakLife life() {
    SoakLife now = life;
    if (now == null) {
      seed++;
      now = new SoakLife(seed, totals);
      leftMicros = weather.after(MEAN_LIFE_MICROS);
      life = now;
    }
    return now;
  }
}
