package org.honeylink.control.command.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.domain.Target;
import org.honeylink.control.command.domain.TargetState;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;

/** Commands for those who may see them. */
@Stateless
public class Commands {

  @Inject CommandStore store;
  @Inject Devices devices;

  /**
   * One command of the caller's tenant, with its targets counted now.
   *
   * @throws NotFound when it is absent or not visible
   */
  public CommandReport read(Caller caller, UUID id) {
    CommandReport told = told(caller, id);
    return new CommandReport(told.command(), store.count(id), told.revision());
  }

  /**
   * One command with its targets as they were counted last, at most seconds ago; cheap.
   *
   * @throws NotFound when it is absent or not visible
   */
  public CommandReport told(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR);
    return store
        .find(caller.tenantId(), id)
        .orElseThrow(() -> new NotFound("command", id.toString()));
  }

  /**
   * Commands of the caller's tenant, newest first; counts may be a few seconds old.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<CommandReport> list(
      Caller caller, CommandFilter filter, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR);
    List<CommandReport> found =
        store.list(caller.tenantId(), filter, cursor.map(Cursor::id), limit + 1);
    return Page.cut(found, limit, report -> new Cursor(report.command().id().toString()));
  }

  /**
   * Devices of a command, by id.
   *
   * @throws NotFound when the command is absent or not visible
   */
  public Page<Target> targets(
      Caller caller, UUID id, Optional<TargetState> state, int limit, Optional<Cursor> cursor) {
    told(caller, id);
    List<Target> found = store.targets(id, state, cursor.map(Cursor::position), limit + 1);
    return Page.cut(found, limit, target -> new Cursor(target.deviceId().value()));
  }

  /**
   * What waits for the answer of a device, oldest first.
   *
   * @throws NotFound when the device is absent or not visible
   */
  public Page<PendingCommand> pending(
      Caller caller, DeviceId device, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE);
    devices.read(caller, device);
    List<PendingCommand> found = store.pending(device, cursor.map(Cursor::id), limit + 1);
    return Page.cut(found, limit, each -> new Cursor(each.commandId().toString()));
  }
}
