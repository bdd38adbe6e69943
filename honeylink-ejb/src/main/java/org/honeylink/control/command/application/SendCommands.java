package org.honeylink.control.command.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.command.application.TargetStore.Due;
import org.honeylink.control.command.domain.CommandWord;
import org.honeylink.control.session.application.SessionRuntime;
import org.honeylink.transport.packet.ControlKind;

/**
 * Says commands that are due to their devices. A transaction holds the targets meanwhile: after a
 * crash within it they are due still, and are said once more than is written down.
 */
@Stateless
public class SendCommands {

  /** Until another command to the same session is said, or another node has had its chance. */
  private static final Duration SOON = Duration.ofMillis(250);

  @Inject TargetStore targets;
  @Inject SessionRuntime sessions;
  @Inject InstantSource clock;

  /**
   * One batch.
   *
   * @param dueAt the last time that counts as due: what is due later is not for this go
   * @return how many were due; fewer than the limit when there are no more now
   */
  public int send(Instant dueAt, int limit) {
    Instant now = clock.instant();
    List<Due> due = targets.claim(dueAt, now, limit);
    List<Due> said = new ArrayList<>();
    List<Due> later = new ArrayList<>();
    List<Due> asleep = new ArrayList<>();
    Set<UUID> told = new HashSet<>();
    for (Due each : due) {
      if (each.sessionId().isEmpty()) {
        asleep.add(each);
      } else if (told.add(each.sessionId().get()) && tell(each, each.sessionId().get())) {
        said.add(each);
      } else {
        later.add(each);
      }
    }
    targets.said(said, now);
    targets.postpone(later, now.plus(SOON));
    targets.sleep(asleep);
    return due.size();
  }

  private boolean tell(Due due, UUID sessionId) {
    return sessions.tell(
        sessionId,
        ControlKind.COMMAND.number(),
        CommandWord.bytes(due.commandId(), due.name(), due.parameters()));
  }
}
