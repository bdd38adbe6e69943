package org.honeylink.control.rotation.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.application.LiveSessions;
import org.honeylink.control.session.application.RekeySessions;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;

/**
 * Live sessions: found for many devices in one statement, because most of a large rotation have
 * none; re-keyed and closed by {@link RekeySessions}.
 */
@ApplicationScoped
public class SessionsOfDevices implements LiveSessions {

  private static final String OPEN =
      "select distinct device_id from session where device_id = any(?) and state <> 'CLOSED'";

  @Inject private Database database;

  @Inject private RekeySessions sessions;

  @Override
  public Set<DeviceId> amongOpen(Collection<DeviceId> devices) {
    return new HashSet<>(
        new Statements(database, "rotations")
            .query(OPEN, row -> new DeviceId(row.getString(1)), devices));
  }

  @Override
  public void rekey(DeviceId device) {
    sessions.rekey(device);
  }

  @Override
  public int waiting(DeviceId device) {
    return sessions.waiting(device);
  }

  @Override
  public void closeBehind(DeviceId device, int generation) {
    sessions.closeBehind(device, generation);
  }
}
