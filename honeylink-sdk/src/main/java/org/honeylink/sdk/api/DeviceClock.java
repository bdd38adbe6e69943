package org.honeylink.sdk.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time by which a device checks certificates. A device that loses its clock begins with an
 * {@link #unset} one, which pairing sets to the server's signed time; what it is set to lives as
 * long as this object. Thread-safe.
 */
public final class DeviceClock implements InstantSource {

  private final InstantSource running;
  private volatile @Nullable Duration offset;

  private DeviceClock(InstantSource running, @Nullable Duration offset) {
    this.running = running;
    this.offset = offset;
  }

  /** The system's clock, which is right. */
  public static DeviceClock system() {
    return new DeviceClock(InstantSource.system(), Duration.ZERO);
  }

  /**
   * A clock that runs and does not know the time, as after a start in 1970.
   *
   * @param running goes on evenly; where it began does not matter
   */
  public static DeviceClock unset(InstantSource running) {
    return new DeviceClock(Objects.requireNonNull(running), null);
  }

  /** Whether it knows the time. */
  public boolean isSet() {
    return offset != null;
  }

  /** This clock when it is set, another until then. */
  public InstantSource orElse(InstantSource other) {
    return () -> isSet() ? instant() : other.instant();
  }

  /** Sets it; {@code now} must come from somebody who can be believed. */
  public void set(Instant now) {
    offset = Duration.between(running.instant(), now);
  }

  /**
   * The time.
   *
   * @throws IllegalStateException when it is not set
   */
  @Override
  public Instant instant() {
    Duration known = offset;
    if (known == null) {
      throw new IllegalStateException("The clock is not set; pair the device, which sets it");
    }
    return running.instant().plus(known);
  }
}
