package org.honeylink.control.command.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.domain.CommandAnswer;
import org.honeylink.control.device.domain.DeviceId;

/**
 * Targets as they go their way, many at once. Every call that changes some marks their commands as
 * uncounted. Thread-safe; takes part in the transaction at hand; several nodes may call at once.
 */
public interface TargetStore {

  /**
   * A target that is due.
   *
   * @param sessionId the newest active session of the device; empty when it sleeps
   */
  record Due(
      UUID commandId,
      DeviceId deviceId,
      int tries,
      String name,
      String parameters,
      Optional<UUID> sessionId) {}

  /** A device's answer, told by the device itself. */
  record Answered(DeviceId deviceId, CommandAnswer answer) {}

  /**
   * Targets that are due, oldest first; held until the commit, and nobody waits for others'.
   *
   * @param dueAt the last time that counts as due
   * @param now those whose time is up by now are none
   */
  List<Due> claim(Instant dueAt, Instant now, int limit);

  /** These were said; each is said again after its repetition. */
  void said(Collection<Due> targets, Instant now);

  /** These are due again then; nothing was said. */
  void postpone(Collection<Due> targets, Instant until);

  /** These wait until their devices wake. */
  void sleep(Collection<Due> targets);

  /**
   * The device has an active session: what waits for it, or not just now was said, is due. What
   * others hold stays as it is.
   */
  int wake(DeviceId device, Instant now);

  /** As {@link #wake}, devices that sleep in spite of a session that is active since then. */
  int wakeMissed(Instant since, Instant now, int limit);

  /** Notes answers, the first for each target; those that come too late are dropped. */
  int answer(Collection<Answered> answers, Instant now);

  /** Gives up targets whose time is up. */
  int expire(Instant now, int limit);

  /** Fails targets whose devices were revoked since then. */
  int failRevoked(Instant since, Instant now, int limit);
}
