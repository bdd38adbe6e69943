package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.application.SessionFilter.Position;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.shared.domain.ApiTime;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.crypto.keys.RekeyNotice;

/** Sessions for those who may see them: people see those of their tenant, a device sees its own. */
@Stateless
public class Sessions {

  @Inject SessionRepository repository;
  @Inject SessionRuntime dataPlane;

  /**
   * One session, with its streams and what the data plane counts.
   *
   * @throws NotFound when it is absent or not visible
   */
  public SessionReport read(Caller caller, UUID id) {
    Session session = visible(caller, id);
    return new SessionReport(
        session, session.streams(), dataPlane.figures(id), rekey(caller, session));
  }

  /**
   * One session, with all that the data plane of this node knows of it: for those who look after
   * sessions, and for its device.
   *
   * @throws NotFound when it is absent or not visible
   */
  public DiagnosedSession diagnose(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.DEVICE);
    Session session = visible(caller, id);
    Optional<SessionDiagnostics> figures = dataPlane.diagnostics(id);
    return new DiagnosedSession(
        session, session.streams(), figures, SessionAdvice.of(session, session.streams(), figures));
  }

  private Session visible(Caller caller, UUID id) {
    return repository
        .find(id)
        .filter(each -> caller.sees(each.tenantId(), each.deviceId().value()))
        .orElseThrow(() -> new NotFound("session", id.toString()));
  }

  private Optional<RekeyNotice> rekey(Caller caller, Session session) {
    boolean isItsDevice =
        caller.has(Role.DEVICE) && caller.subject().equals(session.deviceId().value());
    return isItsDevice ? dataPlane.rekeyNotice(session.id()) : Optional.empty();
  }

  /**
   * Sessions of the caller's tenant, in the order of the filter; their streams are not to be read.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<Session> list(
      Caller caller, SessionFilter filter, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    List<Session> found =
        repository.list(caller.tenantId(), filter, cursor.map(Sessions::position), limit + 1);
    return Page.cut(found, limit, session -> new Cursor(session.expiresAt() + " " + session.id()));
  }

  private static Position position(Cursor cursor) {
    String[] parts = cursor.position().split(" ", 2);
    try {
      return new Position(ApiTime.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (RuntimeException e) {
      throw new ValidationFailed("cursor", "is not one that this list gave");
    }
  }
}
