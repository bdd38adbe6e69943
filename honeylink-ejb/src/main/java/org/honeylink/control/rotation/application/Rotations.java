package org.honeylink.control.rotation.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RotationProgress;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;

/** Rotations for those who may see them. */
@Stateless
public class Rotations {

  @Inject RotationStore store;
  @Inject Devices devices;

  /**
   * One rotation of the caller's tenant, as it stands now.
   *
   * @throws NotFound when it is absent or not visible
   */
  public RotationReport read(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR);
    KeyRotation rotation =
        store
            .find(caller.tenantId(), id)
            .orElseThrow(() -> new NotFound("rotation", id.toString()));
    return reports(List.of(rotation)).getFirst();
  }

  /**
   * Rotations of the caller's tenant, newest first.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<RotationReport> list(Caller caller, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR);
    List<KeyRotation> found = store.list(caller.tenantId(), cursor.map(Cursor::id), limit + 1);
    return Page.cut(reports(found), limit, report -> new Cursor(report.rotation().id().toString()));
  }

  /**
   * Rotations that a device went through, newest first.
   *
   * @throws NotFound when the device is absent or not visible
   */
  public Page<DevicePassage> ofDevice(
      Caller caller, DeviceId id, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE);
    devices.read(caller, id);
    List<DevicePassage> found = store.passages(id, cursor.map(Cursor::id), limit + 1);
    return Page.cut(found, limit, passage -> new Cursor(passage.rotation().id().toString()));
  }

  private List<RotationReport> reports(List<KeyRotation> rotations) {
    Map<UUID, RotationProgress> progress =
        store.progress(rotations.stream().map(KeyRotation::id).toList());
    return rotations.stream()
        .map(each -> new RotationReport(each, Objects.requireNonNull(progress.get(each.id()))))
        .toList();
  }
}
