package org.honeylink.control.session.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.BandwidthPool.Allocation;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;

/** Port to the store of sessions. Every call takes part in the transaction at hand. */
public interface SessionRepository {

  void add(Session session);

  Optional<Session> find(UUID id);

  /** The session, its row held until the transaction ends. */
  Optional<Session> lock(UUID id);

  /** What the open sessions of a device hold of its bandwidth. */
  List<Allocation> allocations(DeviceId deviceId);

  /** Every session that is not closed, with its streams, rows held until the transaction ends. */
  List<Session> lockOpen();

  /** Every session of a device that is not closed, rows held until the transaction ends. */
  List<Session> lockOpen(DeviceId deviceId);

  /** Every session of a device that is not closed. */
  List<Session> open(DeviceId deviceId);

  /** Open sessions of devices, and whose they are. */
  Map<UUID, DeviceId> openOf(Collection<DeviceId> devices);

  /** Sessions of the devices that are open, or were closed since then. */
  List<UUID> ofDevices(Collection<DeviceId> devices, Instant closedSince);

  /** Ids of open sessions that may be due at that time; {@code Session.due} decides. */
  List<UUID> maybeDue(Instant now, int limit);

  /** Sessions of a tenant by state; a state without sessions is absent. */
  Map<SessionState, Long> countByState(String tenantId);

  /**
   * Sessions of a tenant, newest first.
   *
   * @param before the id behind which to begin
   */
  List<Session> list(String tenantId, SessionFilter filter, Optional<UUID> before, int limit);
}
