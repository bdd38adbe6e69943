package org.honeylink.control.command.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.honeylink.control.command.application.TargetStore;
import org.honeylink.control.command.domain.Repetition;
import org.honeylink.control.command.domain.TargetState;
import org.honeylink.control.command.domain.TargetState.Event;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;

/**
 * Targets in the table {@code command_target}. Everybody who waits for rows takes them in the order
 * of command and device, targets before commands, so that nobody waits in a circle.
 */
@ApplicationScoped
public class JdbcTargetStore implements TargetStore {

  private static final String CLAIM =
      "select t.command_id, t.device_id, t.tries, c.name, c.parameters, s.id as session_id"
          + " from command_target t join command c on c.id = t.command_id"
          + " left join lateral (select s.id from session s where s.device_id = t.device_id"
          + " and s.state = 'ACTIVE' order by s.id desc limit 1) s on true"
          + " where t.ended_at is null and t.due_at <= ? and t.expires_at > ?"
          + " order by t.due_at, t.command_id, t.device_id limit ? for update of t skip locked";

  private static final String THESE =
      " where t.command_id = w.command_id and t.device_id = w.device_id";

  private static final String SAID =
      "update command_target t set state = ?, tries = t.tries + 1,"
          + " sent_at = coalesce(t.sent_at, ?),"
          + " due_at = ?::timestamptz + w.seconds * interval '1 second'"
          + " from unnest(?::uuid[], ?::text[], ?::bigint[]) as w (command_id, device_id, seconds)"
          + THESE;

  private static final String DUE_LATER =
      "update command_target t set due_at = ?::timestamptz"
          + " from unnest(?::uuid[], ?::text[]) as w (command_id, device_id)"
          + THESE;

  private static final String ASLEEP =
      "update command_target t set due_at = 'infinity'"
          + " from unnest(?::uuid[], ?::text[]) as w (command_id, device_id)"
          + THESE;

  /** What is due that soon anyhow may just have been said: the device wakes because of it. */
  private static final Duration JUST_SAID = Duration.ofSeconds(2);

  private static final String WAKE =
      "update command_target t set due_at = ? from (select command_id, device_id from"
          + " command_target where ended_at is null and due_at > ? and device_id = ?"
          + " for update skip locked) w"
          + THESE;

  private static final String WAKE_MISSED =
      "update command_target t set due_at = ? from (select t.command_id, t.device_id from session"
          + " s join command_target t on t.device_id = s.device_id where s.state = 'ACTIVE' and"
          + " s.state_since >= ? and t.ended_at is null and t.due_at = 'infinity'"
          + " limit ? for update of t skip locked) w"
          + THESE;

  private static final String ANSWER =
      "with w as (select * from unnest(?::uuid[], ?::text[], ?::boolean[], ?::text[]) as w"
          + " (command_id, device_id, done, answer)), h as (select t.command_id, t.device_id from"
          + " command_target t join w using (command_id, device_id) where t.ended_at is null order"
          + " by t.command_id, t.device_id for update of t) update command_target t set state ="
          + " case when w.done then ? else ? end, ended_at = ?, answer = nullif(w.answer, '') from"
          + " w join h using (command_id, device_id)"
          + THESE
          + " returning t.command_id";

  private static final String EXPIRE =
      "update command_target t set state = ?, ended_at = ? from (select command_id, device_id from"
          + " command_target where ended_at is null and expires_at <= ?"
          + " order by command_id, device_id limit ? for update skip locked) w"
          + THESE
          + " returning t.command_id";

  private static final String FAIL_REVOKED =
      "update command_target t set state = ?, ended_at = ?, answer = 'the device was revoked'"
          + " from (select t.command_id, t.device_id from device d join command_target t"
          + " on t.device_id = d.device_id where d.status = 'REVOKED' and d.status_since >= ?"
          + " and t.ended_at is null limit ? for update of t skip locked) w"
          + THESE
          + " returning t.command_id";

  /** Even one that is marked already: whoever counts it now must not have counted without us. */
  private static final String UNCOUNTED =
      "update command c set uncounted = true from (select id from command where id = any(?)"
          + " order by id for update) h where c.id = h.id";

  @Inject private Database database;

  @Override
  public List<Due> claim(Instant dueAt, Instant now, int limit) {
    return statements()
        .query(
            CLAIM,
            row ->
                new Due(
                    row.getObject("command_id", UUID.class),
                    new DeviceId(row.getString("device_id")),
                    row.getInt("tries"),
                    row.getString("name"),
                    row.getString("parameters"),
                    Optional.ofNullable(row.getObject("session_id", UUID.class))),
            dueAt,
            now,
            limit);
  }

  @Override
  public void said(Collection<Due> targets, Instant now) {
    if (!targets.isEmpty()) {
      statements()
          .update(
              SAID,
              TargetState.end(Event.SAID),
              now,
              now,
              each(targets, Due::commandId),
              each(targets, Due::deviceId),
              each(targets, due -> Repetition.after(due.tries() + 1).toSeconds()));
      changed(each(targets.stream().filter(due -> due.tries() == 0).toList(), Due::commandId));
    }
  }

  @Override
  public void postpone(Collection<Due> targets, Instant until) {
    if (!targets.isEmpty()) {
      statements()
          .update(DUE_LATER, until, each(targets, Due::commandId), each(targets, Due::deviceId));
    }
  }

  @Override
  public void sleep(Collection<Due> targets) {
    if (!targets.isEmpty()) {
      statements().update(ASLEEP, each(targets, Due::commandId), each(targets, Due::deviceId));
    }
  }

  private static <T> List<T> each(Collection<Due> targets, Function<Due, T> part) {
    return targets.stream().map(part).toList();
  }

  @Override
  public int wake(DeviceId device, Instant now) {
    return statements().update(WAKE, now, now.plus(JUST_SAID), device.value());
  }

  @Override
  public int wakeMissed(Instant since, Instant now, int limit) {
    return statements().update(WAKE_MISSED, now, since, limit);
  }

  @Override
  public int answer(Collection<Answered> answers, Instant now) {
    record Key(UUID commandId, DeviceId deviceId) {}
    Map<Key, Answered> first = new LinkedHashMap<>();
    answers.forEach(
        each -> first.putIfAbsent(new Key(each.answer().commandId(), each.deviceId()), each));
    return changed(
        statements()
            .query(
                ANSWER,
                row -> row.getObject(1, UUID.class),
                first.keySet().stream().map(Key::commandId).toList(),
                first.keySet().stream().map(Key::deviceId).toList(),
                first.values().stream().map(each -> each.answer().done()).toList(),
                first.values().stream().map(each -> each.answer().text()).toList(),
                TargetState.end(Event.DONE),
                TargetState.end(Event.REFUSED),
                now));
  }

  @Override
  public int expire(Instant now, int limit) {
    return changed(
        statements()
            .query(
                EXPIRE,
                row -> row.getObject(1, UUID.class),
                TargetState.end(Event.TIME_UP),
                now,
                now,
                limit));
  }

  @Override
  public int failRevoked(Instant since, Instant now, int limit) {
    return changed(
        statements()
            .query(
                FAIL_REVOKED,
                row -> row.getObject(1, UUID.class),
                TargetState.end(Event.REFUSED),
                now,
                since,
                limit));
  }

  private int changed(List<UUID> commandOfEach) {
    if (!commandOfEach.isEmpty()) {
      statements().update(UNCOUNTED, new TreeSet<>(commandOfEach));
    }
    return commandOfEach.size();
  }

  private Statements statements() {
    return new Statements(database, "commands");
  }
}
