package org.honeylink.control.command.infrastructure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.application.CommandReport;
import org.honeylink.control.command.application.PendingCommand;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.CommandName;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.command.domain.Selector;
import org.honeylink.control.command.domain.Target;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.command.domain.TargetState;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** Rows of the tables {@code command} and {@code command_target}. */
final class CommandRows {

  /** Columns of a command and its counts. */
  static final String COMMAND =
      "c.id, c.tenant_id, c.name, c.parameters, c.selector, c.requested_by, c.requested_at,"
          + " c.expires_at, c.status, c.ended_at, c.revision, c.queued, c.sent, c.acknowledged,"
          + " c.failed, c.expired, c.cancelled";

  private static final String IDS = "device_ids";
  private static final String TAG = "tag";

  private CommandRows() {}

  static CommandReport report(ResultSet row) throws SQLException {
    return new CommandReport(command(row), counts(row), row.getLong("revision"));
  }

  static Command command(ResultSet row) throws SQLException {
    return new Command(
        row.getObject("id", UUID.class),
        row.getString("tenant_id"),
        new CommandName(row.getString("name")),
        row.getString("parameters"),
        selector(row.getString("selector")),
        row.getString("requested_by"),
        TimeColumn.read(row, "requested_at"),
        TimeColumn.read(row, "expires_at"),
        CommandStatus.valueOf(row.getString("status")),
        TimeColumn.readOptional(row, "ended_at"));
  }

  /** Columns are called as the states, in lower case. */
  static TargetCounts counts(ResultSet row) throws SQLException {
    return new TargetCounts(
        row.getInt("queued"),
        row.getInt("sent"),
        row.getInt("acknowledged"),
        row.getInt("failed"),
        row.getInt("expired"),
        row.getInt("cancelled"));
  }

  static Target target(ResultSet row) throws SQLException {
    return new Target(
        new DeviceId(row.getString("device_id")),
        TargetState.valueOf(row.getString("state")),
        row.getInt("tries"),
        TimeColumn.readOptional(row, "sent_at"),
        TimeColumn.readOptional(row, "ended_at"),
        Optional.ofNullable(row.getString("answer")));
  }

  static PendingCommand pending(ResultSet row) throws SQLException {
    return new PendingCommand(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("parameters"),
        TimeColumn.read(row, "requested_at"),
        TimeColumn.read(row, "expires_at"));
  }

  static String text(Selector selector) {
    return PlainJson.object(
            switch (selector) {
              case Selector.Devices(List<DeviceId> ids) ->
                  Map.of(IDS, ids.stream().map(DeviceId::value).toList());
              case Selector.Tag(String tag) -> Map.of(TAG, tag);
              case Selector.All _ -> Map.of("all", true);
            })
        .toString();
  }

  private static Selector selector(String text) {
    Map<String, Object> members = PlainJson.map(text);
    if (members.get(IDS) instanceof List<?> ids) {
      return new Selector.Devices(ids.stream().map(Object::toString).map(DeviceId::new).toList());
    }
    return members.get(TAG) instanceof String tag ? new Selector.Tag(tag) : new Selector.All();
  }
}
