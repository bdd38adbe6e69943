package org.honeylink.control.rotation.infrastructure;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.application.LiveSessions;
import org.honeylink.control.session.application.EndSession;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.shared.infrastructure.DatabaseMigration;

/** Live sessions, found in the database and closed by {@link EndSession}. */
@ApplicationScoped
public class SessionsOfDevices implements LiveSessions {

  private static final String OPEN =
      "select distinct device_id from session where device_id = any(?) and state <> 'CLOSED'";
  private static final String BEHIND =
      "select s.id from session s join session_secret c on c.session_id = s.id"
          + " join device d on d.device_id = s.device_id"
          + " where s.device_id = ? and s.state <> 'CLOSED' and c.generation < d.master_generation";

  @Resource(lookup = DatabaseMigration.DATA_SOURCE)
  private DataSource dataSource;

  @Inject private EndSession end;

  @Override
  public Set<DeviceId> amongOpen(Collection<DeviceId> devices) {
    return new HashSet<>(
        new Statements(dataSource).query(OPEN, row -> new DeviceId(row.getString(1)), devices));
  }

  /** Sessions keep their keys until their grace is over. */
  @Override
  public void rekey(DeviceId device) {}

  @Override
  public int waiting(DeviceId device) {
    return behind(device).size();
  }

  @Override
  public void closeBehind(DeviceId device, int generation) {
    behind(device).forEach(id -> end.end(id, CloseCause.DISCONNECTED));
  }

  private List<UUID> behind(DeviceId device) {
    return new Statements(dataSource).query(BEHIND, row -> row.getObject(1, UUID.class), device);
  }
}
