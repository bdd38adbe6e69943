package org.honeylink.transport.connection;

import java.util.Random;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;

/** Draws when things happen in a session of the soak, and what its link is like. */
final class SoakWeather {

  static final long SECOND = 1_000_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  private final Random random;

  SoakWeather(long seed) {
    this.random = new Random(seed);
  }

  /** A time with a mean, as of events that know nothing of each other. */
  long after(long meanMicros) {
    return (long) (-Math.log(1 - random.nextDouble()) * meanMicros);
  }

  long upTo(long micros) {
    return (long) (random.nextDouble() * micros);
  }

  int bytes() {
    return random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(800);
  }

  /** One in twenty lasts longer than sessions do. */
  long outage() {
    return random.nextInt(20) == 0 ? 6 * MINUTE : SECOND + upTo(4 * MINUTE);
  }

  Impairment link() {
    double loss = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.15;
    return Links.delayed(500 + random.nextInt(150_000), random.nextInt(30_000))
        .with(new Loss(loss, 1 + random.nextInt(5)))
        .with(new Damage(0.01, 0.005));
  }
}
