package org.honeylink.web.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.session.application.SessionFigures.StreamFigures;
import org.honeylink.control.session.application.SessionReport;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.control.session.domain.SuspendCause;
import org.honeylink.web.session.StreamShapes.Fec;
import org.honeylink.web.session.StreamShapes.FecState;
import org.honeylink.web.session.StreamShapes.Figures;
import org.honeylink.web.session.StreamShapes.Qos;
import org.jspecify.annotations.Nullable;

/** A session in the words of the API; never with key material. */
public record SessionAnswer(
    UUID sessionId,
    String deviceId,
    String state,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    @Nullable String suspendReason,
    int settingsVersion,
    int settingsFollowed,
    String negotiatedVersion,
    String cipher,
    List<Stream> streams,
    RekeyShapes.@Nullable Notice rekey) {

  static SessionAnswer of(SessionReport report) {
    Session session = report.session();
    return new SessionAnswer(
        session.id(),
        session.deviceId().value(),
        session.state().name(),
        session.createdAt(),
        session.expiresAt(),
        session.closedAt().orElse(null),
        session.closeCause().map(CloseCause::text).orElse(null),
        session.suspendCause().map(SuspendCause::text).orElse(null),
        session.settingsVersion(),
        session.settingsFollowed(),
        session.protocolVersion(),
        session.cipher().name(),
        report.streams().stream().map(each -> Stream.of(each, report)).toList(),
        report.rekey().map(RekeyShapes.Notice::of).orElse(null));
  }

  /** One stream. */
  public record Stream(
      UUID streamId,
      String name,
      String connectionId,
      String mode,
      Qos qos,
      int priority,
      int keyEpoch,
      Fec fec,
      @Nullable FecState fecState,
      Figures figures) {

    private static Stream of(SessionStream stream, SessionReport report) {
      StreamFigures figures = report.figuresOf(stream.id());
      return new Stream(
          stream.id(),
          stream.name(),
          stream.connectionId().toString(),
          stream.mode().text(),
          Qos.of(stream),
          stream.priority(),
          stream.keyEpoch(),
          Fec.of(stream.fec()),
          figures.fec().map(FecState::of).orElse(null),
          Figures.of(figures));
    }
  }
}
