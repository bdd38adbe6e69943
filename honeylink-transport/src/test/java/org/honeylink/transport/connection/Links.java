package org.honeylink.transport.connection;

import java.time.Duration;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.impairment.Delay;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;

/** Links that tests use again and again. */
final class Links {

  /** Near and without fault. */
  static final Impairment NEAR = delayed(1_000, 0);

  private Links() {}

  static Impairment delayed(long delayMicros, long jitterMicros) {
    return Impairment.NONE.with(
        Delay.of(Duration.ofNanos(delayMicros * 1_000), Duration.ofNanos(jitterMicros * 1_000)));
  }

  static Impairment loss(double loss) {
    return delayed(20_000, 0).with(Loss.independent(loss));
  }

  /** Everything at once. */
  static Impairment rough(double loss) {
    return delayed(20_000, 8_000).with(Loss.independent(loss)).with(new Damage(0.02, 0.02));
  }
}
