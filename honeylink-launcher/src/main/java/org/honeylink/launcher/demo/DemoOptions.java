package org.honeylink.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What to show.
 *
 * @param devices 1 to {@link #MAX_DEVICES}
 * @param duration how long the devices send
 * @param loss share of datagrams the link loses in each direction, 0 up to 0.9
 * @param json one JSON object on standard output, all else on standard error
 * @param keep leave the data directory when all went well
 * @param serverJar the runnable jar
 */
public record DemoOptions(
    int devices, Duration duration, double loss, boolean json, boolean keep, Path serverJar) {

  /** One machine runs them all, and the server beside them. */
  public static final int MAX_DEVICES = 100;

  /** Beyond it nothing would get through, and a demonstration of nothing is none. */
  public static final double MAX_LOSS = 0.9;

  public DemoOptions {
    if (devices < 1 || devices > MAX_DEVICES) {
      throw new IllegalArgumentException("devices is 1 to " + MAX_DEVICES + ", not " + devices);
    }
    if (duration.toMillis() < 1_000) {
      throw new IllegalArgumentException("duration is 1s or more");
    }
    if (!(loss >= 0 && loss <= MAX_LOSS)) {
      throw new IllegalArgumentException("loss is 0% to 90%, not " + loss * 100 + "%");
    }
  }
}
