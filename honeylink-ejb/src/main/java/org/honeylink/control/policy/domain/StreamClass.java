package org.honeylink.control.policy.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Priority that a stream asks for, with what it gets when the device's policy says nothing; {@link
 * #text} is the name outside.
 */
public enum StreamClass {
  BURST(5, 5, Duration.ofMillis(50)),
  NORMAL(3, 2, Duration.ofMillis(200)),
  LATENCY(7, 1, Duration.ofMillis(12));

  private final int schedulerPriority;
  private final int parityShards;
  private final Duration latencyBudget;

  StreamClass(int schedulerPriority, int parityShards, Duration latencyBudget) {
    this.schedulerPriority = schedulerPriority;
    this.parityShards = parityShards;
    this.latencyBudget = latencyBudget;
  }

  /** As in {@code burst}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Priority of the scheduler, 0 to 7. */
  public int schedulerPriority() {
    return schedulerPriority;
  }

  /** Parity shards for ten data shards. */
  public int parityShards() {
    return parityShards;
  }

  /** How late a message may be and still be of use, for 8K media, IoT and AR/VR. */
  public Duration latencyBudget() {
    return latencyBudget;
  }

  /** The class of that name, when there is one. */
  public static Optional<StreamClass> named(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }

  /** All names, as in {@code burst, normal, latency}. */
  public static String names() {
    return Arrays.stream(values()).map(StreamClass::text).collect(Collectors.joining(", "));
  }
}
