package org.honeylink.control.session.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.session.domain.ReceivedSession.ReceivedStream;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.crypto.agreement.MlKemKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRequestTest {

  private static final ReceivedStream TELEMETRY = stream("telemetry", "reliable", "normal", 100);

  @Test
  void aGoodWishIsTakenWithItsDefaults() {
    SessionRequest request = check("1.0.0", List.of(TELEMETRY), Optional.empty());
    assertEquals(Duration.ofHours(1), request.ttl());
    assertEquals(StreamMode.RELIABLE, request.streams().getFirst().mode());
  }

  @Test
  void anUnknownPriorityIsNamedWithItsStream() {
    ValidationFailed refused =
        refused(List.of(TELEMETRY, stream("video", "unreliable", "fast", 5000)));
    assertEquals(
        "Invalid QoS priority 'fast' for stream 'video' (valid: burst, normal, latency)",
        refused.getMessage());
    assertEquals(
        List.of(new Violation("streams[1].qos.priority", "must be one of burst, normal, latency")),
        refused.violations());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17})
  void noneAndSeventeenStreamsAreRefused(int streams) {
    ValidationFailed refused =
        refused(
            IntStream.range(0, streams)
                .mapToObj(i -> stream("s" + i, "reliable", "normal", 1))
                .toList());
    assertEquals("streams: must be 1 to 16 streams, not " + streams, refused.getMessage());
  }

  @Test
  void sixteenStreamsAreTaken() {
    List<ReceivedStream> sixteen =
        IntStream.range(0, 16).mapToObj(i -> stream("s" + i, "reliable", "normal", 1)).toList();
    assertEquals(16, check("1.0.0", sixteen, Optional.empty()).streams().size());
  }

  @Test
  void twoStreamsOfOneNameAreRefused() {
    ValidationFailed refused = refused(Collections.nCopies(2, TELEMETRY));
    assertEquals("Two streams have the name 'telemetry'", refused.getMessage());
    assertEquals("streams[1].name", refused.violations().getFirst().path());
  }

  @Test
  void aKemKeyIsWantedOfThoseThatListPqAndOfNobodyElse() {
    Capabilities postQuantum = Capabilities.parse(List.of("telemetry", "pq"));
    Capabilities classical = Capabilities.parse(List.of("telemetry"));
    SessionRequest with;
    try (MlKemKeyPair pair = MlKemKeyPair.generate()) {
      with =
          check(
              "1.0.0",
              List.of(TELEMETRY),
              Optional.empty(),
              Optional.of(pair.publicKey().toString()));
      assertEquals(Optional.of(pair.publicKey()), with.deviceKemKey());
    }
    SessionRequest without = check("1.0.0", List.of(TELEMETRY), Optional.empty());
    with.requireKeysFor(postQuantum);
    without.requireKeysFor(classical);
    assertEquals(
        "device_kem_key",
        assertThrows(ValidationFailed.class, () -> without.requireKeysFor(postQuantum))
            .violations()
            .getFirst()
            .path());
    assertEquals(
        "device_kem_key",
        assertThrows(ValidationFailed.class, () -> with.requireKeysFor(classical))
            .violations()
            .getFirst()
            .path());
  }

  @Test
  void everyFaultIsToldAtOnce() {
    Faults faults = new Faults();
    ReceivedSession received =
        new ReceivedSession(
            Optional.of("hl-edge"),
            Optional.of("3.0.0"),
            Optional.of(Base64Url.encode(new byte[31])),
            Optional.of(Base64Url.encode(new byte[1183])),
            Optional.of(List.of(stream("", "maybe", "fast", 0))),
            Optional.of(0L));
    assertEquals(Optional.empty(), SessionRequest.check(received, faults));
    ValidationFailed refused = assertThrows(ValidationFailed.class, faults::refuseIfAny);
    assertEquals(
        List.of(
            "device_id",
            "protocol_version",
            "device_ephemeral_key",
            "device_kem_key",
            "streams[0].name",
            "streams[0].mode",
            "streams[0].qos.priority",
            "streams[0].qos.bandwidth_kbps",
            "ttl_seconds"),
        refused.violations().stream().map(Violation::path).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 59, 43_201, Long.MAX_VALUE, Long.MIN_VALUE})
  void aTimeToLiveOutsideItsBoundsIsRefused(long seconds) {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class, () -> check("1.0.0", List.of(TELEMETRY), Optional.of(seconds)));
    assertTrue(refused.getMessage().startsWith("ttl_seconds: must be 60 to 43,200"));
  }

  @ParameterizedTest
  @ValueSource(longs = {60, 43_200})
  void theBoundsOfTheTimeToLiveAreTaken(long seconds) {
    assertEquals(
        Duration.ofSeconds(seconds),
        check("1.0.0", List.of(TELEMETRY), Optional.of(seconds)).ttl());
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.0.0",
    "1.4.2, 1.4.2",
    "1.12.0, 1.9.99",
    "2.9.99, 2.9.99",
    "2.9.100, 2.9.99",
    "2.10.0, 2.9.99"
  })
  void theHighestCommonMinorOfTheSameMajorIsNegotiated(String offered, String negotiated) {
    assertEquals(
        negotiated, check(offered, List.of(TELEMETRY), Optional.empty()).version().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.9.0", "3.0.0", "1.0.0-rc.1", "1.0", "one"})
  void aVersionThatNobodySpeaksIsRefused(String offered) {
    assertThrows(
        ValidationFailed.class, () -> check(offered, List.of(TELEMETRY), Optional.empty()));
  }

  private static SessionRequest check(
      String version, List<ReceivedStream> streams, Optional<Long> ttl) {
    return check(version, streams, ttl, Optional.empty());
  }

  private static SessionRequest check(
      String version, List<ReceivedStream> streams, Optional<Long> ttl, Optional<String> kemKey) {
    Faults faults = new Faults();
    Optional<SessionRequest> request =
        SessionRequest.check(
            new ReceivedSession(
                Optional.of("HL-EDGE-0001"),
                Optional.of(version),
                Optional.empty(),
                kemKey,
                Optional.of(streams),
                ttl),
            faults);
    faults.refuseIfAny();
    return request.orElseThrow();
  }

  private static ValidationFailed refused(List<ReceivedStream> streams) {
    return assertThrows(ValidationFailed.class, () -> check("1.0.0", streams, Optional.empty()));
  }

  private static ReceivedStream stream(String name, String mode, String priority, long kbps) {
    return new ReceivedStream(
        Optional.of(name), Optional.of(mode), Optional.of(priority), Optional.of(kbps));
  }
}
