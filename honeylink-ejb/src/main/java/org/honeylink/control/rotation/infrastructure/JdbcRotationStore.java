package org.honeylink.control.rotation.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.application.DevicePassage;
import org.honeylink.control.rotation.application.RotationStore;
import org.honeylink.control.rotation.domain.DeviceAtRisk;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RotationProgress;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** Rotations in the tables {@code key_rotation} and {@code device_rotation}. */
@ApplicationScoped
public class JdbcRotationStore implements RotationStore {

  private static final String INSERT =
      "insert into key_rotation (id, tenant_id, reason, requested_by, requested_at, status, total,"
          + " expected_completion) values (?, ?, ?, ?, ?, ?, ?, ?)";

  /** The rest says which devices; one that is in a rotation already is passed by. */
  private static final String ENLIST =
      "insert into device_rotation (rotation_id, device_id, step, due_at)"
          + " select ?, d.device_id, 'REQUESTED', ? from device d"
          + " where d.tenant_id = ? and d.status in ('PAIRED', 'SUSPENDED')";

  /** In the order in which everybody locks devices, and before the rows that refer to them. */
  private static final String LOCKED = " order by d.device_id for key share of d";

  private static final String PASS_BY =
      " on conflict (device_id) where finished_at is null do nothing";
  private static final String ENLIST_OLD =
      "insert into device_rotation (rotation_id, device_id, step, due_at)"
          + " select ?, o.device_id, 'REQUESTED',"
          + " ? + ((row_number() over (order by o.activated_at)) / ?) * interval '1 second'"
          + " from (select d.device_id, g.activated_at from device d"
          + " join device_key_generation g on g.device_id = d.device_id and g.state = 'ACTIVE'"
          + " where d.tenant_id = ? and d.status in ('PAIRED', 'SUSPENDED')"
          + " and g.activated_at <= ?"
          + LOCKED
          + ") o"
          + PASS_BY;
  private static final String TENANTS =
      "select distinct d.tenant_id from device d join device_key_generation g"
          + " on g.device_id = d.device_id and g.state = 'ACTIVE' where d.status in ('PAIRED',"
          + " 'SUSPENDED') and g.activated_at <= ? and not exists (select from device_rotation r"
          + " where r.device_id = d.device_id and r.finished_at is null) order by d.tenant_id";

  private static final String TAKE_OVER =
      "update device_rotation r set step = 'SUPERSEDED', failure = ?, finished_at = ?"
          + " from device d where d.device_id = r.device_id and d.tenant_id = ?"
          + " and r.finished_at is null";
  private static final String RETURNING = " returning r.rotation_id";

  private static final String PROGRESS =
      "select r.rotation_id, count(*) as total, count(r.prepared_at) as prepared,"
          + " count(r.activated_at) as active, count(g.acknowledged_at) as acknowledged, count(*)"
          + " filter (where r.step = 'RETIRED') as retired, count(*) filter (where r.step ="
          + " 'FAILED') as failed, count(*) filter (where r.step = 'SUPERSEDED') as superseded,"
          + " sum(case when r.finished_at is not null then 3 when r.activated_at is not null then 2"
          + " when r.prepared_at is not null then 1 else 0 end) as done from device_rotation r left"
          + " join device_key_generation g on r.activated_at is not null and g.device_id ="
          + " r.device_id and g.generation = r.to_generation where r.rotation_id = any(?) group by"
          + " r.rotation_id";

  private static final String REHEARSED =
      "select d.device_id, d.certificate_expires_at,"
          + " g.acknowledged_at is not null as acknowledged, s.online, s.last_seen"
          + " from device d"
          + " left join device_key_generation g on g.device_id = d.device_id and g.state = 'ACTIVE'"
          + " left join lateral (select bool_or(s.state <> 'CLOSED') as online,"
          + " greatest(max(s.closed_at), d.paired_at) as last_seen from session s"
          + " where s.device_id = d.device_id) s on true"
          + " where d.tenant_id = ? and d.status in ('PAIRED', 'SUSPENDED')";

  private static final String PASSAGES =
      "select "
          + RotationRows.ROTATION
          + ", "
          + RotationRows.DEVICE
          + ", g.acknowledged_at from device_rotation r join key_rotation k on k.id = r.rotation_id"
          + " left join device_key_generation g on r.activated_at is not null"
          + " and g.device_id = r.device_id and g.generation = r.to_generation"
          + " where r.device_id = ?";

  private static final String LAST_ID = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid";
  private static final String OF_THESE = " and d.device_id = any(?)";

  @Inject private Database database;

  @Override
  public void add(KeyRotation rotation) {
    statements()
        .update(
            INSERT,
            rotation.id(),
            rotation.tenantId(),
            rotation.reason(),
            rotation.requestedBy().text(),
            rotation.requestedAt(),
            rotation.status(),
            rotation.total(),
            rotation.expectedCompletion());
  }

  @Override
  public void save(KeyRotation rotation) {
    RotationRows.save(statements(), rotation);
  }

  @Override
  public int enlist(KeyRotation rotation, Collection<DeviceId> devices) {
    return statements()
        .update(
            ENLIST + OF_THESE + LOCKED + PASS_BY,
            rotation.id(),
            rotation.requestedAt(),
            rotation.tenantId(),
            devices);
  }

  @Override
  public int enlistAll(KeyRotation rotation) {
    return statements()
        .update(
            ENLIST + LOCKED + PASS_BY, rotation.id(), rotation.requestedAt(), rotation.tenantId());
  }

  @Override
  public int enlistOld(KeyRotation rotation, Instant before, int perSecond) {
    return statements()
        .update(
            ENLIST_OLD,
            rotation.id(),
            rotation.requestedAt(),
            perSecond,
            rotation.tenantId(),
            before);
  }

  @Override
  public List<String> tenantsWithOld(Instant before) {
    return statements().query(TENANTS, row -> row.getString(1), before);
  }

  @Override
  public Map<UUID, Integer> takeOver(KeyRotation by, Optional<Collection<DeviceId>> devices) {
    String why = "taken over by rotation " + by.id();
    List<UUID> taken =
        devices
            .map(
                these ->
                    statements()
                        .query(
                            TAKE_OVER + OF_THESE + RETURNING,
                            row -> row.getObject(1, UUID.class),
                            why,
                            by.requestedAt(),
                            by.tenantId(),
                            these))
            .orElseGet(
                () ->
                    statements()
                        .query(
                            TAKE_OVER + RETURNING,
                            row -> row.getObject(1, UUID.class),
                            why,
                            by.requestedAt(),
                            by.tenantId()));
    return taken.stream().collect(Collectors.toMap(id -> id, id -> 1, Integer::sum));
  }

  @Override
  public Map<DeviceId, UUID> running(Collection<DeviceId> devices) {
    return map(
        statements()
            .query(
                "select device_id, rotation_id from device_rotation"
                    + " where device_id = any(?) and finished_at is null",
                row ->
                    new SimpleEntry<>(new DeviceId(row.getString(1)), row.getObject(2, UUID.class)),
                devices));
  }

  @Override
  public Map<DeviceId, String> statuses(String tenantId, Collection<DeviceId> devices) {
    return map(
        statements()
            .query(
                "select device_id, status from device where tenant_id = ? and device_id = any(?)",
                row -> new SimpleEntry<>(new DeviceId(row.getString(1)), row.getString(2)),
                tenantId,
                devices));
  }

  private static <K, V> Map<K, V> map(List<? extends Entry<K, V>> entries) {
    Map<K, V> map = new HashMap<>();
    entries.forEach(each -> map.put(each.getKey(), each.getValue()));
    return map;
  }

  @Override
  public List<DeviceAtRisk> rehearsed(String tenantId, Optional<Collection<DeviceId>> devices) {
    String order = " order by d.device_id";
    return devices
        .map(
            these ->
                statements()
                    .query(REHEARSED + OF_THESE + order, RotationRows::atRisk, tenantId, these))
        .orElseGet(() -> statements().query(REHEARSED + order, RotationRows::atRisk, tenantId));
  }

  @Override
  public Optional<KeyRotation> find(String tenantId, UUID id) {
    return statements()
        .query(
            "select "
                + RotationRows.ROTATION
                + " from key_rotation k where k.tenant_id = ? and k.id = ?",
            RotationRows::rotation,
            tenantId,
            id)
        .stream()
        .findFirst();
  }

  @Override
  public List<KeyRotation> list(String tenantId, Optional<UUID> before, int limit) {
    return statements()
        .query(
            "select "
                + RotationRows.ROTATION
                + " from key_rotation k where k.tenant_id = ? and k.id < coalesce(?, "
                + LAST_ID
                + ") order by k.id desc limit ?",
            RotationRows::rotation,
            tenantId,
            before,
            limit);
  }

  @Override
  public Map<UUID, RotationProgress> progress(Collection<UUID> rotations) {
    Map<UUID, RotationProgress> progress = new HashMap<>();
    rotations.forEach(id -> progress.put(id, new RotationProgress(0, 0, 0, 0, 0, 0, 0, 0)));
    if (rotations.isEmpty()) {
      return progress;
    }
    progress.putAll(map(statements().query(PROGRESS, RotationRows::progress, rotations)));
    return progress;
  }

  @Override
  public List<DevicePassage> passages(DeviceId device, Optional<UUID> before, int limit) {
    return statements()
        .query(
            PASSAGES
                + " and r.rotation_id < coalesce(?, "
                + LAST_ID
                + ") order by r.rotation_id desc limit ?",
            row ->
                new DevicePassage(
                    RotationRows.rotation(row),
                    RotationRows.device(row),
                    TimeColumn.readOptional(row, "acknowledged_at")),
            device.value(),
            before,
            limit);
  }

  @Override
  public boolean bookRun(Instant now, Instant next) {
    return statements()
            .update(
                "update key_rotation_schedule set next_run_at = ? where next_run_at <= ?",
                next,
                now)
        == 1;
  }

  private Statements statements() {
    return new Statements(database, "rotations");
  }
}
