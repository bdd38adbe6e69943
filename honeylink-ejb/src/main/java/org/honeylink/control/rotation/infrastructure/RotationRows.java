package org.honeylink.control.rotation.infrastructure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.DeviceAtRisk;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationProgress;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.control.rotation.domain.RotationStatus;
import org.honeylink.control.rotation.domain.Step;
import org.honeylink.control.shared.infrastructure.Statements;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** Rows of the tables of rotations, as values and back. */
final class RotationRows {

  /** Columns of {@link #rotation}, of {@code key_rotation k}. */
  static final String ROTATION =
      "k.id, k.tenant_id, k.reason, k.requested_by, k.requested_at, k.status, k.total,"
          + " k.expected_completion, k.completed_at";

  /** Columns of {@link #device}, of {@code device_rotation r} and {@code key_rotation k}. */
  static final String DEVICE =
      "r.rotation_id, k.tenant_id, r.device_id, k.reason, r.step, r.from_generation,"
          + " r.to_generation, r.due_at, r.failed_tries, r.failure, r.prepared_at, r.activated_at,"
          + " r.rekey_started_at, r.finished_at";

  private static final String SAVE =
      "update key_rotation set status = ?, total = ?, expected_completion = ?, completed_at = ?"
          + " where id = ?";

  private RotationRows() {}

  /** Writes a rotation as it is now. */
  static void save(Statements statements, KeyRotation rotation) {
    statements.update(
        SAVE,
        rotation.status(),
        rotation.total(),
        rotation.expectedCompletion(),
        rotation.completedAt(),
        rotation.id());
  }

  static KeyRotation rotation(ResultSet row) throws SQLException {
    return new KeyRotation(
        row.getObject("id", UUID.class),
        row.getString("tenant_id"),
        RotationReason.valueOf(row.getString("reason")),
        new RequestedBy(row.getString("requested_by")),
        TimeColumn.read(row, "requested_at"),
        RotationStatus.valueOf(row.getString("status")),
        row.getInt("total"),
        TimeColumn.read(row, "expected_completion"),
        TimeColumn.readOptional(row, "completed_at"));
  }

  static DeviceRotation device(ResultSet row) throws SQLException {
    return new DeviceRotation(
        row.getObject("rotation_id", UUID.class),
        row.getString("tenant_id"),
        new DeviceId(row.getString("device_id")),
        RotationReason.valueOf(row.getString("reason")),
        Step.valueOf(row.getString("step")),
        Optional.ofNullable(row.getObject("from_generation", Integer.class)),
        Optional.ofNullable(row.getObject("to_generation", Integer.class)),
        TimeColumn.read(row, "due_at"),
        row.getInt("failed_tries"),
        Optional.ofNullable(row.getString("failure")),
        TimeColumn.readOptional(row, "prepared_at"),
        TimeColumn.readOptional(row, "activated_at"),
        TimeColumn.readOptional(row, "rekey_started_at"),
        TimeColumn.readOptional(row, "finished_at"));
  }

  static Entry<UUID, RotationProgress> progress(ResultSet row) throws SQLException {
    return Map.entry(
        row.getObject("rotation_id", UUID.class),
        new RotationProgress(
            row.getInt("total"),
            row.getInt("prepared"),
            row.getInt("active"),
            row.getInt("acknowledged"),
            row.getInt("retired"),
            row.getInt("failed"),
            row.getInt("superseded"),
            row.getInt("done")));
  }

  /** Seen last: at the end of its last session; without any, when it was paired. */
  static DeviceAtRisk atRisk(ResultSet row) throws SQLException {
    return new DeviceAtRisk(
        new DeviceId(row.getString("device_id")),
        row.getBoolean("acknowledged"),
        row.getBoolean("online"),
        TimeColumn.readOptional(row, "last_seen"),
        TimeColumn.readOptional(row, "certificate_expires_at"));
  }
}
