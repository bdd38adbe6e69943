package org.honeylink.control.command.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.command.domain.Target;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.command.domain.TargetState;
import org.honeylink.control.device.domain.DeviceId;

/** Commands as their users see them. Thread-safe; takes part in the transaction at hand. */
public interface CommandStore {

  /**
   * Adds a command.
   *
   * @return false when a message of that id ordered one already
   */
  boolean add(Command command, Optional<String> sourceId);

  /** The command that a message ordered. */
  Optional<UUID> ofSource(String tenantId, String sourceId);

  /** Those of the ids that are devices of the tenant, with their status as text. */
  Map<DeviceId, String> statuses(String tenantId, Collection<DeviceId> devices);

  /**
   * Makes targets of named devices: paired and suspended ones wait, others have failed at once.
   *
   * @return how many
   */
  int target(Command command, Collection<DeviceId> devices);

  /** As above, all paired and suspended devices of the tenant that have the tag. */
  int targetTagged(Command command, String tag);

  /** As above, all of the tenant. */
  int targetAll(Command command);

  Optional<CommandReport> find(String tenantId, UUID id);

  /** Newest first. */
  List<CommandReport> list(String tenantId, CommandFilter filter, Optional<UUID> before, int limit);

  /** By device id. */
  List<Target> targets(
      UUID commandId, Optional<TargetState> state, Optional<String> after, int limit);

  /** What waits for a device, oldest first. */
  List<PendingCommand> pending(DeviceId device, Optional<UUID> after, int limit);

  /** Whether the command is, or was, for the device. */
  boolean isTarget(UUID commandId, DeviceId device);

  /** Targets by state as they stand now. */
  TargetCounts count(UUID commandId);

  /**
   * Ends whatever has not ended.
   *
   * @return how many targets
   */
  int cancelTargets(UUID commandId, Instant now);

  /**
   * Ends a running command, with its last counts.
   *
   * @return false when it had ended
   */
  boolean end(UUID commandId, CommandStatus status, TargetCounts counts, Instant now);

  /** The command with another count, of the next revision. */
  void counted(UUID commandId, TargetCounts counts);

  /** Running commands whose targets have changed since the last count; held until the commit. */
  List<Command> uncounted(int limit);

  /** Ids of some devices that failed, by id. */
  List<String> failed(UUID commandId, int limit);

  /** Forgets commands that ended before that time, some at once. */
  int forget(Instant before, int limit);
}
