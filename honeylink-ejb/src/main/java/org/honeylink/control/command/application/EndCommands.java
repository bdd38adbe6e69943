package org.honeylink.control.command.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.shared.domain.ControlEvent;

/** Ends targets whose time is up or whose device is gone, counts, and ends commands with them. */
@Stateless
public class EndCommands {

  private static final int COMMANDS_AT_ONCE = 20;
  private static final int FAILED_SHOWN = 20;

  @Inject CommandStore commands;
  @Inject TargetStore targets;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Gives up some targets whose time is up; fewer than the limit when there are no more. */
  public int expire(int limit) {
    return targets.expire(clock.instant(), limit);
  }

  /** Wakes some targets of devices that woke unnoticed since then; how many. */
  public int wakeMissed(Instant since, int limit) {
    return targets.wakeMissed(since, clock.instant(), limit);
  }

  /** Fails some targets of devices that were revoked since then; how many. */
  public int failRevoked(Instant since, int limit) {
    return targets.failRevoked(since, clock.instant(), limit);
  }

  /**
   * Counts the targets of commands that have changed; a command without live ones is complete.
   *
   * @return how many commands
   */
  public int count() {
    List<Command> changed = commands.uncounted(COMMANDS_AT_ONCE);
    changed.forEach(this::count);
    return changed.size();
  }

  private void count(Command command) {
    TargetCounts counts = commands.count(command.id());
    if (counts.live() > 0) {
      commands.counted(command.id(), counts);
    } else if (commands.end(command.id(), CommandStatus.COMPLETED, counts, clock.instant())) {
      List<String> failed =
          counts.failed() == 0 ? List.of() : commands.failed(command.id(), FAILED_SHOWN);
      events.fire(CommandEvents.completed(command, counts, failed));
    }
  }

  /** Forgets some commands that ended so long ago; fewer than the limit when there are no more. */
  public int forget(Duration age, int limit) {
    return commands.forget(clock.instant().minus(age), limit);
  }
}
