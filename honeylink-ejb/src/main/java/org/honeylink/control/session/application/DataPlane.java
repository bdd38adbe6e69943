package org.honeylink.control.session.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.application.OpenSession.OpenStream;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;

/** The data plane of this installation; sessions are only kept where none is deployed. */
@ApplicationScoped
public class DataPlane {

  @Inject Instance<SessionRuntime> runtime;

  void open(OpenSession session) {
    if (runtime.isResolvable()) {
      runtime.get().open(session);
    }
  }

  void close(UUID sessionId, CloseCause cause) {
    if (runtime.isResolvable()) {
      runtime.get().close(sessionId, cause);
    }
  }

  Optional<SessionFigures> figures(UUID sessionId) {
    return runtime.isResolvable() ? runtime.get().figures(sessionId) : Optional.empty();
  }

  /** What the data plane needs to know of a session. */
  static OpenSession describe(Session session) {
    return new OpenSession(
        session.id(),
        session.deviceId().value(),
        session.tenantId(),
        session.expiresAt(),
        session.streams().stream().map(DataPlane::describe).toList());
  }

  private static OpenStream describe(SessionStream stream) {
    return new OpenStream(
        stream.id(),
        stream.name(),
        stream.connectionId().value(),
        stream.mode(),
        stream.priority(),
        stream.bandwidthKbps(),
        stream.fec(),
        stream.latencyBudget(),
        stream.keyEpoch());
  }
}
