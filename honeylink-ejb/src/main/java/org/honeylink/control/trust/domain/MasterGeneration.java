package org.honeylink.control.trust.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.WrongState;

/**
 * One generation of a device's master.
 *
 * <p>Its life: {@code PREPARED} by a rotation, {@code ACTIVE} from its activation on, {@code GRACE}
 * when the next one is activated, {@code RETIRED} when nothing may use it any more. A device has
 * one active generation. The master itself is derived when needed and stored nowhere.
 *
 * @param generation from 1
 * @param acknowledgedAt when the device said, or proved, that it has this master
 * @param retiresAt end of its grace
 */
public record MasterGeneration(
    DeviceId deviceId,
    int generation,
    State state,
    Instant preparedAt,
    Optional<Instant> activatedAt,
    Optional<Instant> acknowledgedAt,
    Optional<Instant> retiresAt,
    Optional<Instant> retiredAt) {

  /** Where a generation is in its life. */
  public enum State {
    PREPARED,
    ACTIVE,
    GRACE,
    RETIRED
  }

  public MasterGeneration {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(state);
    Objects.requireNonNull(preparedAt);
    if (generation < 1) {
      throw new IllegalArgumentException("generations count from 1, not " + generation);
    }
    if (state == State.ACTIVE && activatedAt.isEmpty()) {
      throw new IllegalArgumentException("an active generation was activated at some time");
    }
    if ((state == State.RETIRED) != retiredAt.isPresent()) {
      throw new IllegalArgumentException("a generation is retired at some time, others are not");
    }
  }

  /** The generation that a new device begins with; in use from the start. */
  public static MasterGeneration first(DeviceId deviceId, int generation, Instant now) {
    return prepared(deviceId, generation, now).activate(now);
  }

  /** A generation that is not in use yet. */
  public static MasterGeneration prepared(DeviceId deviceId, int generation, Instant now) {
    return new MasterGeneration(
        deviceId,
        generation,
        State.PREPARED,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * In use from now on.
   *
   * @throws WrongState when it is not PREPARED
   */
  public MasterGeneration activate(Instant now) {
    require(State.PREPARED, "activated");
    return new MasterGeneration(
        deviceId,
        generation,
        State.ACTIVE,
        preparedAt,
        Optional.of(now),
        acknowledgedAt,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Another one is active; live sessions may use this one until the end of its grace.
   *
   * @throws WrongState when it is not ACTIVE
   */
  public MasterGeneration retireAt(Instant end) {
    require(State.ACTIVE, "given a grace");
    return new MasterGeneration(
        deviceId,
        generation,
        State.GRACE,
        preparedAt,
        activatedAt,
        acknowledgedAt,
        Optional.of(end),
        Optional.empty());
  }

  /** Nothing may use it from now on; a retired one stays as it is. */
  public MasterGeneration retire(Instant now) {
    return state == State.RETIRED
        ? this
        : new MasterGeneration(
            deviceId,
            generation,
            State.RETIRED,
            preparedAt,
            activatedAt,
            acknowledgedAt,
            retiresAt,
            Optional.of(now));
  }

  /**
   * The device has it; the first time counts.
   *
   * @throws WrongState when it is out of use: what the device knows is no longer of any worth
   */
  public MasterGeneration acknowledge(Instant now) {
    if (state == State.GRACE || state == State.RETIRED) {
      throw WrongState.resource(
          "Generation "
              + generation
              + " of device '"
              + deviceId
              + "' is out of use; take the newest from GET /devices/"
              + deviceId
              + "/keys");
    }
    return acknowledgedAt.isPresent()
        ? this
        : new MasterGeneration(
            deviceId,
            generation,
            state,
            preparedAt,
            activatedAt,
            Optional.of(now),
            retiresAt,
            retiredAt);
  }

  /** Whether the device is to be told this master: it will need it, and has not said it has it. */
  public boolean isToBeDelivered() {
    return acknowledgedAt.isEmpty() && (state == State.PREPARED || state == State.ACTIVE);
  }

  private void require(State expected, String verb) {
    if (state != expected) {
      throw WrongState.transition(
          "Generation "
              + generation
              + " of device '"
              + deviceId
              + "' is "
              + state
              + "; only one that is "
              + expected
              + " is "
              + verb);
    }
  }
}
