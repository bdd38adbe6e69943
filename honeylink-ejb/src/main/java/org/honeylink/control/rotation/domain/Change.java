package org.honeylink.control.rotation.domain;

import java.time.Instant;
import java.util.Optional;

/** What becomes of a {@link DeviceRotation}; what is not said stays, failed tries begin anew. */
final class Change {

  private final DeviceRotation before;
  private Step step;
  private Optional<Integer> from;
  private Optional<Integer> to;
  private Instant dueAt;
  private int failedTries;
  private Optional<String> failure;
  private Optional<Instant> preparedAt;
  private Optional<Instant> activatedAt;
  private Optional<Instant> rekeyStartedAt;
  private Optional<Instant> finishedAt;

  Change(DeviceRotation before) {
    this.before = before;
    this.step = before.step();
    this.from = before.fromGeneration();
    this.to = before.toGeneration();
    this.dueAt = before.dueAt();
    this.failure = before.failure();
    this.preparedAt = before.preparedAt();
    this.activatedAt = before.activatedAt();
    this.rekeyStartedAt = before.rekeyStartedAt();
    this.finishedAt = before.finishedAt();
  }

  Change step(Step next) {
    step = next;
    return this;
  }

  Change generations(int fromGeneration, int toGeneration) {
    from = Optional.of(fromGeneration);
    to = Optional.of(toGeneration);
    return this;
  }

  Change dueAt(Instant time) {
    dueAt = time;
    return this;
  }

  Change failedTries(int tries) {
    failedTries = tries;
    return this;
  }

  Change failure(String why) {
    failure = Optional.of(why);
    return this;
  }

  Change preparedAt(Instant time) {
    preparedAt = Optional.of(time);
    return this;
  }

  Change activatedAt(Instant time) {
    activatedAt = Optional.of(time);
    return this;
  }

  Change rekeyStartedAt(Instant time) {
    rekeyStartedAt = Optional.of(time);
    return this;
  }

  Change finishedAt(Instant time) {
    finishedAt = Optional.of(time);
    return this;
  }

  DeviceRotation made() {
    return new DeviceRotation(
        before.rotationId(),
        before.tenantId(),
        before.deviceId(),
        before.reason(),
        step,
        from,
        to,
        dueAt,
        failedTries,
        failure,
        preparedAt,
        activatedAt,
        rekeyStartedAt,
        finishedAt);
  }
}
