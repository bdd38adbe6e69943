package org.honeylink.control.command.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.command.domain.Selector;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;

/** Orders commands and cancels them. Devices hear of it after the commit. */
@Stateless
public class OrderCommands {

  @Inject CommandStore store;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Orders a command. A message that comes again orders nothing more.
   *
   * @throws ValidationFailed with every named device that is absent, or when nobody is selected
   */
  @Measured(Operation.COMMAND_ORDER)
  public CommandReport order(Caller caller, CommandOrder order) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    check(caller, order.selector());
    Command command = command(caller, order);
    if (!store.add(command, order.sourceId())) {
      return read(
          caller, store.ofSource(caller.tenantId(), order.sourceId().orElseThrow()).orElseThrow());
    }
    int targets = target(command);
    events.fire(CommandEvents.created(caller, command, targets));
    return new CommandReport(command, store.count(command.id()), 0);
  }

  private Command command(Caller caller, CommandOrder order) {
    // As fine as the database keeps times, so that what is answered now is what is read later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Command(
        TimeOrderedId.next(clock),
        caller.tenantId(),
        order.name(),
        order.parameters(),
        order.selector(),
        caller.subject(),
        now,
        now.plus(order.expiresIn()),
        CommandStatus.RUNNING,
        Optional.empty());
  }

  private void check(Caller caller, Selector selector) {
    if (selector instanceof Selector.Devices(List<DeviceId> ids)) {
      Map<DeviceId, String> known = store.statuses(caller.tenantId(), ids);
      Faults faults = new Faults();
      for (int i = 0; i < ids.size(); i++) {
        if (!known.containsKey(ids.get(i))) {
          faults.add("selector.device_ids[" + i + "]", "is no device of your tenant");
        }
      }
      faults.refuseIfAny();
    }
  }

  private int target(Command command) {
    int targets =
        switch (command.selector()) {
          case Selector.Devices(List<DeviceId> ids) -> store.target(command, ids);
          case Selector.Tag(String tag) -> store.targetTagged(command, tag);
          case Selector.All _ -> store.targetAll(command);
        };
    if (targets == 0) {
      throw new ValidationFailed("selector", "selects no paired or suspended device");
    }
    return targets;
  }

  private CommandReport read(Caller caller, UUID id) {
    return store
        .find(caller.tenantId(), id)
        .orElseThrow(() -> new NotFound("command", id.toString()));
  }

  /**
   * Calls a command off: targets that have not ended are cancelled. A device that heard it already
   * may do it all the same.
   *
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when it has ended
   */
  @Measured(Operation.COMMAND_CANCEL)
  public CommandReport cancel(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Command command = read(caller, id).command();
    store.cancelTargets(id, clock.instant());
    TargetCounts counts = store.count(id);
    if (!store.end(id, CommandStatus.CANCELLED, counts, clock.instant())) {
      throw WrongState.transition(
          "Command '" + id + "' is " + read(caller, id).command().status() + "; it has ended");
    }
    events.fire(CommandEvents.cancelled(caller, command, counts));
    return read(caller, id);
  }
}
