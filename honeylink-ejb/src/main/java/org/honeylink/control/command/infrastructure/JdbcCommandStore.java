package org.honeylink.control.command.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.command.application.CommandFilter;
import org.honeylink.control.command.application.CommandReport;
import org.honeylink.control.command.application.CommandStore;
import org.honeylink.control.command.application.PendingCommand;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.CommandName;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.command.domain.Target;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.command.domain.TargetState;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;

/** Commands in the tables {@code command} and {@code command_target}. */
@ApplicationScoped
public class JdbcCommandStore implements CommandStore {

  private static final String INSERT =
      "insert into command (id, tenant_id, name, parameters, selector, requested_by, requested_at,"
          + " expires_at, source_id, status) values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)"
          + " on conflict (tenant_id, source_id) do nothing";

  /** The rest says which devices. One without an active session sleeps. */
  private static final String TARGET =
      "insert into command_target (command_id, tenant_id, device_id, state, due_at, expires_at,"
          + " ended_at, answer) select ?, d.tenant_id, d.device_id, case when p.paired then"
          + " 'QUEUED' else 'FAILED' end, case when exists (select from session s where s.device_id"
          + " = d.device_id and s.state = 'ACTIVE') then ?::timestamptz else 'infinity' end, ?,"
          + " case when not p.paired then ?::timestamptz end, case when not p.paired then 'the"
          + " device is ' || d.status end from device d cross join lateral (select d.status in"
          + " ('PAIRED', 'SUSPENDED')) p (paired) where d.tenant_id = ?";

  /** In the order in which everybody locks devices. */
  private static final String ORDER = " order by d.device_id";

  private static final String PAIRED = " and p.paired";

  private static final String COUNT =
      "select count(*) filter (where state = 'QUEUED') as queued,"
          + " count(*) filter (where state = 'SENT') as sent,"
          + " count(*) filter (where state = 'ACKNOWLEDGED') as acknowledged,"
          + " count(*) filter (where state = 'FAILED') as failed,"
          + " count(*) filter (where state = 'EXPIRED') as expired,"
          + " count(*) filter (where state = 'CANCELLED') as cancelled"
          + " from command_target where command_id = ?";

  private static final String COUNTED =
      "update command set revision = revision + 1, uncounted = false, queued = ?, sent = ?,"
          + " acknowledged = ?, failed = ?, expired = ?, cancelled = ?";

  private static final String CANCEL =
      "update command_target t set state = 'CANCELLED', ended_at = ? from (select command_id,"
          + " device_id from command_target where command_id = ? and ended_at is null"
          + " order by device_id for update) h"
          + " where t.command_id = h.command_id and t.device_id = h.device_id";

  private static final String LAST_ID = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid";
  private static final String FIRST_ID = "'00000000-0000-0000-0000-000000000000'::uuid";

  @Inject private Database database;

  @Override
  public boolean add(Command command, Optional<String> sourceId) {
    return statements()
            .update(
                INSERT,
                command.id(),
                command.tenantId(),
                command.name().value(),
                command.parameters(),
                CommandRows.text(command.selector()),
                command.requestedBy(),
                command.requestedAt(),
                command.expiresAt(),
                sourceId,
                command.status())
        == 1;
  }

  @Override
  public Optional<UUID> ofSource(String tenantId, String sourceId) {
    return statements()
        .query(
            "select id from command where tenant_id = ? and source_id = ?",
            row -> row.getObject(1, UUID.class),
            tenantId,
            sourceId)
        .stream()
        .findFirst();
  }

  @Override
  public Map<DeviceId, String> statuses(String tenantId, Collection<DeviceId> devices) {
    return statements()
        .query(
            "select device_id, status from device where tenant_id = ? and device_id = any(?)",
            row -> new SimpleEntry<>(new DeviceId(row.getString(1)), row.getString(2)),
            tenantId,
            devices)
        .stream()
        .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
  }

  @Override
  public int target(Command command, Collection<DeviceId> devices) {
    return target(command, " and d.device_id = any(?)", devices);
  }

  @Override
  public int targetTagged(Command command, String tag) {
    return target(command, PAIRED + " and d.tags @> array[?]::text[]", tag);
  }

  @Override
  public int targetAll(Command command) {
    return target(command, PAIRED + " and ?", true);
  }

  private int target(Command command, String which, Object value) {
    return statements()
        .update(
            TARGET + which + ORDER,
            command.id(),
            command.requestedAt(),
            command.expiresAt(),
            command.requestedAt(),
            command.tenantId(),
            value);
  }

  @Override
  public Optional<CommandReport> find(String tenantId, UUID id) {
    return statements()
        .query(
            "select " + CommandRows.COMMAND + " from command c where c.tenant_id = ? and c.id = ?",
            CommandRows::report,
            tenantId,
            id)
        .stream()
        .findFirst();
  }

  @Override
  public List<CommandReport> list(
      String tenantId, CommandFilter filter, Optional<UUID> before, int limit) {
    return statements()
        .query(
            "select "
                + CommandRows.COMMAND
                + " from command c where c.tenant_id = ? and c.id < coalesce(?, "
                + LAST_ID
                + ") and c.status = coalesce(?, c.status) and c.name = coalesce(?, c.name)"
                + " order by c.id desc limit ?",
            CommandRows::report,
            tenantId,
            before,
            filter.status(),
            filter.name().map(CommandName::value),
            limit);
  }

  @Override
  public List<Target> targets(
      UUID commandId, Optional<TargetState> state, Optional<String> after, int limit) {
    return statements()
        .query(
            "select device_id, state, tries, sent_at, ended_at, answer from command_target"
                + " where command_id = ? and state = coalesce(?, state)"
                + " and device_id > coalesce(?, '') order by device_id limit ?",
            CommandRows::target,
            commandId,
            state,
            after,
            limit);
  }

  @Override
  public List<PendingCommand> pending(DeviceId device, Optional<UUID> after, int limit) {
    return statements()
        .query(
            "select "
                + CommandRows.COMMAND
                + " from command_target t join command c on c.id = t.command_id"
                + " where t.device_id = ? and t.ended_at is null and t.expires_at > now()"
                + " and t.command_id > coalesce(?, "
                + FIRST_ID
                + ") order by t.command_id limit ?",
            CommandRows::pending,
            device.value(),
            after,
            limit);
  }

  @Override
  public boolean isTarget(UUID commandId, DeviceId device) {
    return !statements()
        .query(
            "select 1 from command_target where command_id = ? and device_id = ?",
            row -> row.getInt(1),
            commandId,
            device.value())
        .isEmpty();
  }

  @Override
  public TargetCounts count(UUID commandId) {
    return statements().query(COUNT, CommandRows::counts, commandId).getFirst();
  }

  @Override
  public int cancelTargets(UUID commandId, Instant now) {
    return statements().update(CANCEL, now, commandId);
  }

  @Override
  public boolean end(UUID commandId, CommandStatus status, TargetCounts counts, Instant now) {
    return counted(
            counts,
            ", status = ?, ended_at = ? where status = 'RUNNING' and id = ?",
            status,
            now,
            commandId)
        == 1;
  }

  @Override
  public void counted(UUID commandId, TargetCounts counts) {
    counted(counts, " where id = ?", commandId);
  }

  private int counted(TargetCounts counts, String rest, Object... values) {
    Object[] all = new Object[6 + values.length];
    all[0] = counts.queued();
    all[1] = counts.sent();
    all[2] = counts.acknowledged();
    all[3] = counts.failed();
    all[4] = counts.expired();
    all[5] = counts.cancelled();
    System.arraycopy(values, 0, all, 6, values.length);
    return statements().update(COUNTED + rest, all);
  }

  /** Waits for those who are changing targets, so that what they change is counted, too. */
  @Override
  public List<Command> uncounted(int limit) {
    return statements()
        .query(
            "select "
                + CommandRows.COMMAND
                + " from command c where c.uncounted and c.status = 'RUNNING' order by c.id"
                + " limit ? for update",
            CommandRows::command,
            limit);
  }

  @Override
  public List<String> failed(UUID commandId, int limit) {
    return statements()
        .query(
            "select device_id from command_target where command_id = ? and state = 'FAILED'"
                + " order by device_id limit ?",
            row -> row.getString(1),
            commandId,
            limit);
  }

  @Override
  public int forget(Instant before, int limit) {
    return statements()
        .update(
            "delete from command where id in (select id from command where ended_at < ?"
                + " order by id limit ? for update skip locked)",
            before,
            limit);
  }

  private Statements statements() {
    return new Statements(database, "commands");
  }
}
