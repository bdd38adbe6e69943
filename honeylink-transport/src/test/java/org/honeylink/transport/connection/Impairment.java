package org.honeylink.transport.connection;

/**
 * What a simulated link does to datagrams.
 *
 * @param loss share that vanishes
 * @param delayMicros of every datagram, one way
 * @param jitterMicros added at random, so that datagrams overtake each other
 * @param duplicate share that arrives twice
 * @param corrupt share in which a bit flips
 */
record Impairment(
    double loss, long delayMicros, long jitterMicros, double duplicate, double corrupt) {

  static final Impairment NONE = new Impairment(0, 1_000, 0, 0, 0);

  static Impairment loss(double loss) {
    return new Impairment(loss, 20_000, 0, 0, 0);
  }

  /** Everything at once. */
  static Impairment rough(double loss) {
    return new Impairment(loss, 20_000, 8_000, 0.02, 0.02);
  }
}
