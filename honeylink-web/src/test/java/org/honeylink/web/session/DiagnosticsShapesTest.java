package org.honeylink.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.honeylink.control.session.application.Carrier;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.control.session.domain.StreamMode;
import org.honeylink.transport.congestion.CongestionState;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.PathStats;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.web.session.DiagnosticsShapes.Counters;
import org.honeylink.web.session.DiagnosticsShapes.Path;
import org.junit.jupiter.api.Test;

class DiagnosticsShapesTest {

  @Test
  void whatIsNotKnownOfThePathIsLeftOut() {
    assertEquals(
        new Path(null, false, null, null, null, null, 1_350, 13_500, 0, null, "SLOW_START", null),
        path(Optional.empty(), OptionalLong.empty()));
  }

  @Test
  void whatIsKnownOfThePathIsShownAlsoWhenItIsZero() {
    assertEquals(
        new Path("quic", false, 0L, 0L, 0L, 0L, 1_350, 13_500, 0, 0L, "SLOW_START", 0L),
        path(Optional.of(Carrier.QUIC), OptionalLong.of(0)));
  }

  @Test
  void dropsAreNamedAsMembersAre() {
    assertEquals(
        Map.of("not_authentic", 2L, "replayed", 1L),
        DiagnosticsShapes.drops(Map.of(DropReason.NOT_AUTHENTIC, 2L, DropReason.REPLAYED, 1L)));
  }

  @Test
  void countersThatAModeDoesNotHaveAreAbsent() {
    StreamStats silent = StreamStats.silent(1, "s", FecScheme.NONE, 0, 1_024);
    Counters reliable = Counters.of(silent, StreamMode.RELIABLE);
    assertEquals(0L, reliable.messagesAcknowledged());
    assertNull(reliable.messagesLate());
    Counters unreliable = Counters.of(silent, StreamMode.UNRELIABLE);
    assertNull(unreliable.messagesAcknowledged());
    assertEquals(0L, unreliable.messagesLate());
  }

  private static Path path(Optional<Carrier> carrier, OptionalLong figure) {
    PathStats stats =
        new PathStats(
            carrier.isPresent(),
            false,
            figure,
            figure,
            figure,
            figure,
            1_350,
            13_500,
            0,
            figure,
            CongestionState.SLOW_START,
            figure);
    return Path.of(new SessionDiagnostics(carrier, stats, Map.of(), Map.of(), List.of()));
  }
}
