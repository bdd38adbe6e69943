package org.honeylink.control.session.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.WrongState;
import org.junit.jupiter.api.Test;

/** Whatever happens to a session in whatever order: it stays inside the documented table. */
class SessionLifeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Everything that can happen, and what it does to the state alone. */
  private static final List<SessionEvent> EVENTS =
      List.of(
          new SessionEvent.DeviceAuthenticated(),
          new SessionEvent.AuthenticationFailed(),
          new SessionEvent.PendingTimedOut(),
          new SessionEvent.FirstPacketProven(),
          new SessionEvent.PolicyRefused(),
          new SessionEvent.FellSilent(),
          new SessionEvent.BatteryLow(),
          new SessionEvent.OperatorSuspended(),
          new SessionEvent.OperatorResumed(),
          new SessionEvent.HeardAgain(),
          new SessionEvent.SuspensionTimedOut(),
          new SessionEvent.Disconnected(),
          new SessionEvent.Expired());

  private static final Map<SessionState, Set<SessionState>> FOLLOWERS =
      Map.of(
          SessionState.PENDING, Set.of(SessionState.PAIRED, SessionState.CLOSED),
          SessionState.PAIRED, Set.of(SessionState.ACTIVE, SessionState.CLOSED),
          SessionState.ACTIVE, Set.of(SessionState.SUSPENDED, SessionState.CLOSED),
          SessionState.SUSPENDED, Set.of(SessionState.ACTIVE, SessionState.CLOSED),
          SessionState.CLOSED, Set.of());

  @Test
  void noOrderOfEventsLeadsToAnUndocumentedStateAndClosedIsFinal() {
    qt().withExamples(5_000)
        .forAll(lists().of(integers().between(0, EVENTS.size() - 1)).ofSizeBetween(0, 40))
        .checkAssert(
            order -> {
              SessionState state = SessionState.PENDING;
              for (int which : order) {
                state = after(state, EVENTS.get(which));
              }
            });
  }

  private static SessionState after(SessionState state, SessionEvent event) {
    Optional<SessionState> next = state.move(event);
    if (next.isPresent()) {
      assertTrue(FOLLOWERS.getOrDefault(state, Set.of()).contains(next.get()), state + " " + event);
      return state.after(event);
    }
    WrongState refused = assertThrows(WrongState.class, () -> state.after(event));
    assertTrue(refused.noSuchTransition());
    assertTrue(refused.getMessage().contains(state.name()), refused.getMessage());
    assertTrue(refused.getMessage().contains("the event '"), refused.getMessage());
    return state;
  }

  /** What is done to a session from outside, with a while between. */
  private enum Deed {
    HEAR,
    PROVE,
    SILENCE,
    SAVE_BATTERY,
    HOLD,
    RELEASE,
    CLOSE,
    REFUSE_POLICY,
    LOOK
  }

  @Test
  void noOrderOfDeedsBreaksThePromisesOfASession() {
    Deed[] deeds = Deed.values();
    qt().withExamples(3_000)
        .forAll(
            lists().of(integers().between(0, deeds.length - 1)).ofSizeBetween(1, 40),
            integers().between(0, 400))
        .checkAssert(
            (order, pauseSeconds) -> {
              Session session = session();
              Instant now = NOW;
              boolean closed = false;
              for (int which : order) {
                now = now.plusSeconds(pauseSeconds);
                boolean held = session.isHeld();
                SessionState before = session.state();
                Deed deed = deeds[which];
                boolean refused = refuses(session, deed, now);
                if (refused) {
                  assertEquals(before, session.state());
                }
                if (held && deed != Deed.RELEASE) {
                  assertFalse(session.state() == SessionState.ACTIVE, "packets release nothing");
                }
                closed |= session.state() == SessionState.CLOSED;
                assertEquals(closed, session.state() == SessionState.CLOSED, "closed is final");
                assertEquals(
                    session.state() == SessionState.SUSPENDED, session.suspendCause().isPresent());
                assertFalse(session.expiresAt().isAfter(NOW.plus(Session.LONGEST)));
                assertTrue(session.settingsFollowed() <= session.settingsVersion());
              }
            });
  }

  private static boolean refuses(Session session, Deed deed, Instant now) {
    try {
      switch (deed) {
        case HEAR -> session.heard(now);
        case PROVE -> session.firstPacketProven(now);
        case SILENCE -> session.fellSilent(now);
        case SAVE_BATTERY -> session.suspend(SuspendCause.BATTERY_LOW, now);
        case HOLD -> session.suspend(SuspendCause.OPERATOR, now);
        case RELEASE -> session.resume(now);
        case CLOSE -> session.close(CloseCause.DISCONNECTED, now);
        case REFUSE_POLICY -> session.close(CloseCause.POLICY_REFUSED, now);
        case LOOK -> session.due(now).ifPresent(cause -> session.close(cause, now));
      }
      return false;
    } catch (WrongState refused) {
      assertTrue(refused.noSuchTransition());
      return true;
    }
  }

  @Test
  void whatAnOperatorHoldsOnlyAnOperatorReleases() {
    Session session = active();
    session.suspend(SuspendCause.OPERATOR, NOW.plusSeconds(1));
    session.heard(NOW.plusSeconds(2));
    assertEquals(SessionState.SUSPENDED, session.state());
    session.resume(NOW.plusSeconds(3));
    assertEquals(SessionState.ACTIVE, session.state());
    assertEquals(3, session.settingsVersion());
  }

  @Test
  void whatFellSilentIsNotForAnOperatorToResume() {
    Session session = active();
    session.fellSilent(NOW.plusSeconds(3));
    WrongState refused = assertThrows(WrongState.class, () -> session.resume(NOW.plusSeconds(4)));
    assertTrue(refused.getMessage().contains("SUSPENDED"), refused.getMessage());
    assertTrue(refused.getMessage().contains("'operator resumed'"), refused.getMessage());
  }

  @Test
  void packetsThatWereUnderWayDoNotWakeADeviceThatSavesItsBattery() {
    Session session = active();
    session.suspend(SuspendCause.BATTERY_LOW, NOW.plusSeconds(10));
    session.heard(NOW.plusSeconds(9));
    assertEquals(SessionState.SUSPENDED, session.state());
    session.heard(NOW.plusSeconds(60));
    assertEquals(SessionState.ACTIVE, session.state());
  }

  @Test
  void aHeldSessionIsDueAfterFiveMinutesAsAnyOther() {
    Session session = active();
    session.suspend(SuspendCause.OPERATOR, NOW);
    assertEquals(Optional.empty(), session.due(NOW.plusSeconds(299)));
    assertEquals(Optional.of(CloseCause.SILENT), session.due(NOW.plusSeconds(300)));
  }

  @Test
  void aRetuningThatChangesNothingIsNotToBeFollowed() {
    Session session = active();
    StreamChange same =
        new StreamChange("video", Optional.of(5), Optional.of(5000L), Optional.empty());
    assertEquals(List.of(), session.retune(new QosChange(List.of(same))));
    assertEquals(1, session.settingsVersion());
    StreamChange less =
        new StreamChange(
            "video", Optional.of(1), Optional.of(300L), Optional.of(new FecLevel(60, 12)));
    QosChange change = new QosChange(List.of(less));
    assertEquals(-4700, change.moreKbps(session));
    assertEquals(List.of(less), session.retune(change));
    SessionStream video = session.streams().get(1);
    assertEquals(1, video.priority());
    assertEquals(300, video.bandwidthKbps());
    assertEquals(new FecLevel(60, 12), video.fec());
    assertEquals(2, session.settingsVersion());
    session.followed(3);
    assertEquals(1, session.settingsFollowed(), "nobody follows what there is not yet");
    session.followed(2);
    assertEquals(2, session.settingsFollowed());
  }

  @Test
  void aSessionThatNobodyDoubtsIsNotForsaken() {
    Session session = active();
    session.fellSilentIfDoubted(NOW.plusSeconds(60), NOW.plusSeconds(60));
    assertEquals(SessionState.ACTIVE, session.state());
  }

  private static Session active() {
    Session session = session();
    session.firstPacketProven(NOW);
    return session;
  }

  private static Session session() {
    AtomicLong ids = new AtomicLong();
    return Session.open(
        new UUID(1, 1),
        "default",
        new SessionRequest(
            new DeviceId("HL-EDGE-0001"),
            SemanticVersion.parse("1.0.0"),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new StreamRequest("telemetry", StreamMode.RELIABLE, StreamClass.NORMAL, 100),
                new StreamRequest("video", StreamMode.UNRELIABLE, StreamClass.BURST, 5000)),
            Duration.ofHours(1)),
        PolicyDocument.initial(),
        UUID::randomUUID,
        () -> new ConnectionId(ids.incrementAndGet()),
        NOW);
  }
}
