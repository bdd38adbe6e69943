package org.honeylink.control.session.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.Cipher;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.WrongState;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Session session = session(Duration.ofHours(1));

  @Test
  void aSessionBeginsPairedWithWhatThePolicyGrants() {
    assertEquals(SessionState.PAIRED, session.state());
    SessionStream video = session.streams().get(1);
    assertEquals(5, video.priority());
    assertEquals(new FecLevel(10, 5), video.fec());
    assertEquals(0, video.keyEpoch());
    assertTrue(video.connectionId().value() > 0);
  }

  @Test
  void theFirstPacketMakesItActiveAndSilenceSuspendsItUntilItIsHeardAgain() {
    session.firstPacketProven(NOW);
    assertEquals(SessionState.ACTIVE, session.state());
    session.fellSilent(NOW.plusSeconds(3));
    assertEquals(SessionState.SUSPENDED, session.state());
    session.heard(NOW.plusSeconds(10));
    assertEquals(SessionState.ACTIVE, session.state());
  }

  @Test
  void beingHeardMovesTheEndToHalfAnHourFromThen() {
    session.heard(NOW.plusSeconds(60));
    assertEquals(NOW.plus(Duration.ofHours(1)), session.expiresAt());
    session.heard(NOW.plus(Duration.ofMinutes(50)));
    assertEquals(NOW.plus(Duration.ofMinutes(80)), session.expiresAt());
  }

  @Test
  void theEndNeverMovesPastTwelveHours() {
    Session longest = session(Duration.ofHours(12));
    longest.heard(NOW.plus(Duration.ofMinutes(719)));
    assertEquals(NOW.plus(Duration.ofHours(12)), longest.expiresAt());
  }

  @Test
  void aSessionIsDueWhenItsTimeIsUp() {
    assertEquals(Optional.empty(), session.due(NOW.plusSeconds(3599)));
    assertEquals(Optional.of(CloseCause.EXPIRED), session.due(NOW.plusSeconds(3600)));
  }

  @Test
  void aSuspendedSessionIsDueAfterFiveMinutes() {
    session.firstPacketProven(NOW);
    session.fellSilent(NOW);
    assertEquals(Optional.empty(), session.due(NOW.plusSeconds(299)));
    assertEquals(Optional.of(CloseCause.SILENT), session.due(NOW.plusSeconds(300)));
  }

  @Test
  void aClosedSessionIsNotClosedAgain() {
    session.close(CloseCause.DISCONNECTED, NOW);
    assertEquals(Optional.of(CloseCause.DISCONNECTED), session.closeCause());
    WrongState refused =
        assertThrows(WrongState.class, () -> session.close(CloseCause.DISCONNECTED, NOW));
    assertTrue(refused.noSuchTransition());
  }

  @Test
  void aClosedSessionHearsNothing() {
    session.close(CloseCause.EXPIRED, NOW);
    session.heard(NOW);
    session.firstPacketProven(NOW);
    session.fellSilent(NOW);
    assertEquals(SessionState.CLOSED, session.state());
    assertEquals(Optional.empty(), session.due(NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void theCipherOfItsFirstPolicyStays() {
    session.advanceKeyEpochs();
    assertEquals(Cipher.CHACHA20_POLY1305, session.cipher());
  }

  @Test
  void freshKeysAreOneEpochOnForEveryStream() {
    session.advanceKeyEpochs();
    assertTrue(session.streams().stream().allMatch(stream -> stream.keyEpoch() == 1));
  }

  @Test
  void aConnectionIdHasSixteenHexadecimalDigitsAndItsFirstBitIsZero() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 1000; i++) {
      assertTrue(ConnectionId.random(random).toString().matches("[0-7][0-9a-f]{15}"));
    }
  }

  private static Session session(Duration ttl) {
    SecureRandom random = new SecureRandom();
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
            ttl),
        PolicyDocument.initial(),
        UUID::randomUUID,
        () -> ConnectionId.random(random),
        NOW);
  }
}
