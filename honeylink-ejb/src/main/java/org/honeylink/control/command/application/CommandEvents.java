package org.honeylink.control.command.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.Selector;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/** What commands tell the world and the audit trail: the whole, not each target. */
final class CommandEvents {

  private CommandEvents() {}

  static ControlEvent created(Caller caller, Command command, int targets) {
    Map<String, Object> data = about(command);
    data.put("targets", targets);
    data.put("expires_at", command.expiresAt().toString());
    return event(caller, "created", command, Outcome.SUCCESS, data);
  }

  static ControlEvent cancelled(Caller caller, Command command, TargetCounts counts) {
    return event(caller, "cancelled", command, Outcome.SUCCESS, counted(command, counts));
  }

  /**
   * All targets have ended.
   *
   * @param failed some of the devices that failed
   */
  static ControlEvent completed(Command command, TargetCounts counts, List<String> failed) {
    Map<String, Object> data = counted(command, counts);
    if (!failed.isEmpty()) {
      data.put("failed_devices", failed);
    }
    return event(
        Caller.systemOf(command.tenantId()),
        "completed",
        command,
        counts.acknowledged() == counts.total() ? Outcome.SUCCESS : Outcome.FAILED,
        data);
  }

  private static Map<String, Object> counted(Command command, TargetCounts counts) {
    Map<String, Object> data = about(command);
    data.put("acknowledged", counts.acknowledged());
    data.put("failed", counts.failed());
    data.put("expired", counts.expired());
    data.put("cancelled", counts.cancelled());
    return data;
  }

  private static Map<String, Object> about(Command command) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("command_id", command.id().toString());
    data.put("name", command.name().value());
    onlyDevice(command).ifPresent(id -> data.put("device_id", id));
    return data;
  }

  private static Optional<String> onlyDevice(Command command) {
    return command.selector() instanceof Selector.Devices(var ids) && ids.size() == 1
        ? Optional.of(ids.getFirst().value())
        : Optional.empty();
  }

  private static ControlEvent event(
      Caller actor, String what, Command command, Outcome outcome, Map<String, Object> data) {
    return new ControlEvent(
        actor,
        Category.COMMAND,
        "command." + what,
        command.id().toString(),
        outcome,
        data,
        Optional.of(
            new Publication(
                Topic.DEVICE,
                "org.honeylink.command." + what,
                onlyDevice(command),
                Optional.empty(),
                data)));
  }
}
