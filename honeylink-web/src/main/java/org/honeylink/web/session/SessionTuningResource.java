package org.honeylink.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.honeylink.control.session.application.Sessions;
import org.honeylink.control.session.application.TuneSession;
import org.honeylink.control.session.domain.QosChange;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.PathId;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;

/** Changes living sessions: re-tunes their streams, suspends and resumes them. */
@Path("/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionTuningResource {

  @Inject private TuneSession tuning;
  @Inject private Sessions sessions;
  @Inject private Caller caller;

  @PATCH
  @Path("/{session_id}/qos")
  @Allowed({Role.ADMIN, Role.SRE, Role.DEVICE})
  @Audited(category = Category.SESSION_CREATION, action = "session.retune")
  @Consumes(MediaType.APPLICATION_JSON)
  public SessionAnswer retune(@PathParam("session_id") String sessionId, JsonBody body) {
    UUID id = PathId.of("session", sessionId);
    QosChange change = body.read(QosBody::shape);
    tuning.retune(caller, id, change);
    return read(id);
  }

  /** A device suspends its own to save its battery. */
  @POST
  @Path("/{session_id}/suspend")
  @Allowed({Role.ADMIN, Role.SRE, Role.DEVICE})
  @Audited(category = Category.SESSION_CREATION, action = "session.suspend")
  public SessionAnswer suspend(@PathParam("session_id") String sessionId) {
    UUID id = PathId.of("session", sessionId);
    tuning.suspend(caller, id);
    return read(id);
  }

  @POST
  @Path("/{session_id}/resume")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.SESSION_CREATION, action = "session.resume")
  public SessionAnswer resume(@PathParam("session_id") String sessionId) {
    UUID id = PathId.of("session", sessionId);
    tuning.resume(caller, id);
    return read(id);
  }

  private SessionAnswer read(UUID id) {
    return SessionAnswer.of(sessions.read(caller, id));
  }
}
