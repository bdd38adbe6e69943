package org.honeylink.control.rotation.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.application.StepStore;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.Step;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;

/** Steps of devices in the table {@code device_rotation}. */
@ApplicationScoped
public class JdbcStepStore implements StepStore {

  private static final String FROM =
      " from device_rotation r join key_rotation k on k.id = r.rotation_id";

  private static final String DUE =
      "select "
          + RotationRows.DEVICE
          + FROM
          + " where r.step = any(?) and r.finished_at is null and r.due_at <= ?"
          + " order by r.due_at, r.device_id limit ? for update of r skip locked";

  private static final String ACKNOWLEDGED =
      "select "
          + RotationRows.DEVICE
          + FROM
          + " join device_key_generation g on g.device_id = r.device_id"
          + " and g.generation = r.to_generation"
          + " where r.step = 'ACTIVE' and r.finished_at is null and g.acknowledged_at is not null"
          + " order by r.device_id limit ? for update of r skip locked";

  // Both rows, skipping what is locked: whoever holds the device may be waiting for the other one.
  private static final String CLAIM =
      "select "
          + RotationRows.DEVICE
          + ", d.status, d.master_generation"
          + " from unnest(?::uuid[], ?::text[], ?::text[]) as w (rotation_id, device_id, step)"
          + " join device_rotation r using (rotation_id, device_id, step)"
          + " join key_rotation k on k.id = r.rotation_id"
          + " join device d on d.device_id = r.device_id"
          + " where r.finished_at is null"
          + " order by r.device_id for update of r, d skip locked";

  private static final String SAVE =
      "update device_rotation set step = ?, from_generation = ?, to_generation = ?, due_at = ?,"
          + " failed_tries = ?, failure = ?, prepared_at = ?, activated_at = ?,"
          + " rekey_started_at = ?, finished_at = ? where rotation_id = ? and device_id = ?";

  private static final String USE =
      "update device set master_generation = ?, row_version = row_version + 1"
          + " where device_id = ?";

  private static final String ENDED =
      "select "
          + RotationRows.ROTATION
          + ", not exists (select from device_rotation r where r.rotation_id = k.id"
          + " and r.step <> 'RETIRED') as complete"
          + " from key_rotation k where k.status = 'RUNNING' and not exists (select from"
          + " device_rotation r where r.rotation_id = k.id and r.finished_at is null)"
          + " order by k.id for update of k skip locked";

  @Inject private Database database;

  @Override
  public List<DeviceRotation> due(Collection<Step> steps, Instant now, int limit) {
    return statements().query(DUE, RotationRows::device, steps, now, limit);
  }

  @Override
  public List<DeviceRotation> acknowledged(int limit) {
    return statements().query(ACKNOWLEDGED, RotationRows::device, limit);
  }

  @Override
  public List<Claimed> claim(Collection<DeviceRotation> wanted) {
    return statements()
        .query(
            CLAIM,
            row ->
                new Claimed(
                    RotationRows.device(row),
                    DeviceStatus.valueOf(row.getString("status")),
                    row.getInt("master_generation")),
            wanted.stream().map(DeviceRotation::rotationId).toList(),
            wanted.stream().map(DeviceRotation::deviceId).toList(),
            wanted.stream().map(DeviceRotation::step).toList());
  }

  @Override
  public void save(Collection<DeviceRotation> rotations) {
    statements().updateEach(SAVE, rotations.stream().map(JdbcStepStore::values).toList());
  }

  private static Object[] values(DeviceRotation each) {
    return new Object[] {
      each.step(),
      each.fromGeneration(),
      each.toGeneration(),
      each.dueAt(),
      each.failedTries(),
      each.failure(),
      each.preparedAt(),
      each.activatedAt(),
      each.rekeyStartedAt(),
      each.finishedAt(),
      each.rotationId(),
      each.deviceId().value()
    };
  }

  @Override
  public void useNewGeneration(Collection<DeviceRotation> rotations) {
    statements()
        .updateEach(
            USE,
            rotations.stream()
                .map(each -> new Object[] {each.toGeneration(), each.deviceId().value()})
                .toList());
  }

  @Override
  public List<Ended> ended() {
    return statements()
        .query(ENDED, row -> new Ended(RotationRows.rotation(row), row.getBoolean("complete")));
  }

  @Override
  public void save(KeyRotation rotation) {
    RotationRows.save(statements(), rotation);
  }

  private Statements statements() {
    return new Statements(database, "rotations");
  }
}
