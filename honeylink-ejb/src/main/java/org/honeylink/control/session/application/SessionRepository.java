package org.honeylink.control.session.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.GiveWay.Allocation;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.session.domain.SuspendCause;

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

  /**
   * Open sessions that are due at that time, the longest due first; who closes one looks again,
   * under its lock, because another node may have been faster.
   *
   * @param after where to begin behind
   */
  List<Due> due(Instant now, Due after, int limit);

  /** Those of the open sessions that nobody else works on, rows held until the transaction ends. */
  List<Session> lockFree(Collection<UUID> sessionIds);

  /** A session and when something is to be done with it. */
  record Due(Instant at, UUID id) {
    /** Before every other. */
    static final Due FIRST = new Due(Instant.EPOCH, new UUID(0, 0));
  }

  /**
   * Some open sessions whose devices do not follow their settings yet, with the version to follow,
   * in the order of their ids.
   *
   * @param after the id to begin behind
   */
  Map<UUID, Integer> unfollowed(UUID after, int limit);

  /** Of these sessions those that are not closed, with why they are suspended, if they are. */
  Map<UUID, Optional<SuspendCause>> openAmong(Collection<UUID> sessionIds);

  /** Asks of these sessions, as far as they are active, whether anybody hears them. */
  void doubt(Collection<UUID> sessionIds, Instant at);

  /** These are heard, so that nobody need ask. */
  void believe(Collection<UUID> sessionIds);

  /** Some sessions that were asked about until then and not answered, the first asked first. */
  List<UUID> doubted(Instant until, int limit);

  /** Sessions that were closed since then, whoever did it. */
  Map<UUID, CloseCause> closedSince(Instant since);

  /**
   * Moves the ends of active sessions that were heard at that time; the others stay as they are.
   *
   * @return those that are active, with their ends
   */
  List<Session> slide(Collection<UUID> sessionIds, Instant heardAt);

  /** Sessions of a tenant that are not closed, by state; a state without sessions is absent. */
  Map<SessionState, Long> countOpen(String tenantId);

  /** Closed sessions of a tenant; reads as much of an index as there are. */
  long countClosed(String tenantId);

  /**
   * Sessions of a tenant, in the order of the filter.
   *
   * @param after where to begin behind
   */
  List<Session> list(
      String tenantId, SessionFilter filter, Optional<SessionFilter.Position> after, int limit);
}
