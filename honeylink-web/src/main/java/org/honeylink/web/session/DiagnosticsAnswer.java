package org.honeylink.web.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.application.DiagnosedSession;
import org.honeylink.control.session.application.SessionAdvice.Advice;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.control.session.application.SessionTrouble;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.web.session.DiagnosticsShapes.Counters;
import org.honeylink.web.session.DiagnosticsShapes.Path;
import org.honeylink.web.session.DiagnosticsShapes.Queue;
import org.honeylink.web.session.DiagnosticsShapes.Window;
import org.honeylink.web.session.StreamShapes.FecState;
import org.jspecify.annotations.Nullable;

/**
 * What the data plane does for a session, in the words of the API. Without the figures when the
 * session is not carried here; never with keys, content or addresses.
 */
public record DiagnosticsAnswer(
    UUID sessionId,
    String deviceId,
    String state,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    boolean carried,
    @Nullable Path path,
    @Nullable Map<String, Long> drops,
    List<Stream> streams,
    @Nullable List<Trouble> lastErrors,
    List<WhatToDo> whatToDo) {

  static DiagnosticsAnswer of(DiagnosedSession diagnosed) {
    Session session = diagnosed.session();
    Optional<SessionDiagnostics> known = diagnosed.diagnostics();
    return new DiagnosticsAnswer(
        session.id(),
        session.deviceId().value(),
        session.state().name(),
        session.closedAt().orElse(null),
        session.closeCause().map(CloseCause::text).orElse(null),
        known.isPresent(),
        known.map(Path::of).orElse(null),
        known.map(each -> DiagnosticsShapes.drops(each.drops())).orElse(null),
        diagnosed.streams().stream().map(each -> Stream.of(each, diagnosed)).toList(),
        known.map(each -> each.troubles().stream().map(Trouble::of).toList()).orElse(null),
        diagnosed.advice().stream().map(WhatToDo::of).toList());
  }

  /** Something that went wrong lately. */
  public record Trouble(Instant at, String code, @Nullable String stream, long count) {
    private static Trouble of(SessionTrouble trouble) {
      return new Trouble(
          trouble.at(), trouble.code(), trouble.stream().orElse(null), trouble.count());
    }
  }

  /** A piece of advice. */
  public record WhatToDo(String code, @Nullable String stream, String text) {
    private static WhatToDo of(Advice advice) {
      return new WhatToDo(advice.code(), advice.stream().orElse(null), advice.text());
    }
  }

  /** One stream. */
  public record Stream(
      UUID streamId,
      String name,
      String mode,
      int priority,
      int keyEpoch,
      @Nullable Counters counters,
      @Nullable Queue queue,
      @Nullable Window sendWindow,
      @Nullable Window receiveWindow,
      @Nullable FecState fecState) {

    private static Stream of(SessionStream stream, DiagnosedSession diagnosed) {
      Optional<StreamStats> stats = diagnosed.statsOf(stream.id());
      return new Stream(
          stream.id(),
          stream.name(),
          stream.mode().text(),
          stream.priority(),
          stream.keyEpoch(),
          stats.map(known -> Counters.of(known, stream.mode())).orElse(null),
          stats.map(known -> Queue.of(known.queue())).orElse(null),
          stats.flatMap(StreamStats::sendWindow).map(Window::of).orElse(null),
          stats.flatMap(StreamStats::receiveWindow).map(Window::of).orElse(null),
          stats.map(FecState::of).orElse(null));
    }
  }
}
