package org.honeylink.control.rotation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.WrongState;

/**
 * One device on its way through one rotation.
 *
 * <p>Its life: {@code REQUESTED} → {@code PREPARED} → {@code ACTIVE} → {@code ACKNOWLEDGED} →
 * {@code RETIRED}. A device that does not answer goes from {@code ACTIVE} to {@code RETIRED}: it
 * gets the master with its next session. Until it is {@code ACTIVE} it may fail, afterwards it may
 * not; at any time an emergency may take it over.
 *
 * @param fromGeneration known from {@code PREPARED} on, as is the other
 * @param dueAt when its next step may be tried
 * @param failedTries of the step at hand, in a row
 * @param failure why it failed, or what took it over
 * @param rekeyStartedAt when its live sessions were told
 */
public record DeviceRotation(
    UUID rotationId,
    String tenantId,
    DeviceId deviceId,
    RotationReason reason,
    Step step,
    Optional<Integer> fromGeneration,
    Optional<Integer> toGeneration,
    Instant dueAt,
    int failedTries,
    Optional<String> failure,
    Optional<Instant> preparedAt,
    Optional<Instant> activatedAt,
    Optional<Instant> rekeyStartedAt,
    Optional<Instant> finishedAt) {

  /** Tries of one step before a device is given up; each waits longer than the one before. */
  public static final int MOST_TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  public DeviceRotation {
    Objects.requireNonNull(rotationId);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(step);
    Objects.requireNonNull(dueAt);
    if (step.isFinal() != finishedAt.isPresent()) {
      throw new IllegalArgumentException("only what is at its end has ended at some time");
    }
  }

  /** A device whose turn comes at that time. */
  public static DeviceRotation requested(KeyRotation rotation, DeviceId deviceId, Instant due) {
    return new DeviceRotation(
        rotation.id(),
        rotation.tenantId(),
        deviceId,
        rotation.reason(),
        Step.REQUESTED,
        Optional.empty(),
        Optional.empty(),
        due,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The next generation exists. */
  public DeviceRotation prepare(int from, int to, Instant now) {
    require(Step.REQUESTED, Step.PREPARED);
    return new Change(this)
        .step(Step.PREPARED)
        .generations(from, to)
        .preparedAt(now)
        .dueAt(now)
        .made();
  }

  /** The next generation is in use. */
  public DeviceRotation activate(Instant now) {
    require(Step.PREPARED, Step.ACTIVE);
    return new Change(this).step(Step.ACTIVE).activatedAt(now).dueAt(now).made();
  }

  /** Live sessions have been told; the next look is due at that time. */
  public DeviceRotation rekeyStarted(Instant now, Instant nextLook) {
    requireInUse("re-keyed");
    return new Change(this).rekeyStartedAt(now).dueAt(nextLook).made();
  }

  /** The device has the new master; when the next step is due stays as it is. */
  public DeviceRotation acknowledge() {
    require(Step.ACTIVE, Step.ACKNOWLEDGED);
    return new Change(this).step(Step.ACKNOWLEDGED).made();
  }

  /** Sessions are still on the old generation: look again later. */
  public DeviceRotation lookAgain(Instant when) {
    requireInUse("looked at again");
    return new Change(this).dueAt(when).made();
  }

  /** Nothing uses the old generation any more. */
  public DeviceRotation retire(Instant now) {
    requireInUse("retired");
    return new Change(this).step(Step.RETIRED).finishedAt(now).made();
  }

  /** A step went wrong: tried again later, and given up when there is still a way back. */
  public DeviceRotation failedTry(String why, Instant now) {
    requireUnderWay("tried again");
    int tries = failedTries + 1;
    if (tries >= MOST_TRIES && !isInUse()) {
      return fail(why, now);
    }
    return new Change(this).failedTries(tries).dueAt(now.plus(pause(tries))).made();
  }

  /** Given up; the generation in use stays in use. */
  public DeviceRotation fail(String why, Instant now) {
    requireUnderWay("given up");
    if (isInUse()) {
      throw WrongState.transition(this + " cannot fail any more; its new generation is in use");
    }
    return new Change(this).step(Step.FAILED).failure(why).finishedAt(now).made();
  }

  /** From the activation on there is no way back. */
  public boolean isInUse() {
    return step == Step.ACTIVE || step == Step.ACKNOWLEDGED;
  }

  /** When sessions that are still on the old generation are closed. */
  public Instant deadline() {
    return activatedAt
        .orElseThrow(() -> new IllegalStateException(this + " is not active"))
        .plus(reason.deadline());
  }

  private static Duration pause(int tries) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 16) >> 1);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void requireUnderWay(String verb) {
    if (step.isFinal()) {
      throw WrongState.transition(this + " is " + step + "; it cannot be " + verb);
    }
  }

  private void requireInUse(String verb) {
    if (!isInUse()) {
      throw WrongState.transition(this + " is " + step + "; it cannot be " + verb);
    }
  }

  private void require(Step expected, Step next) {
    if (step != expected) {
      throw WrongState.transition(this + " is " + step + "; it does not become " + next);
    }
  }

  @Override
  public String toString() {
    return "The rotation of device '" + deviceId + "'";
  }
}
