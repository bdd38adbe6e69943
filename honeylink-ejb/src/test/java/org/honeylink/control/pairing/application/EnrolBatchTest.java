package org.honeylink.control.pairing.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.device.domain.Capability;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.device.domain.Metadata;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.pairing.application.BatchResult.Enrolled;
import org.honeylink.control.pairing.application.BatchResult.Failed;
import org.honeylink.control.pairing.domain.PairingCode;
import org.honeylink.control.shared.application.Dependencies;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrolBatchTest {

  private static final Caller ADMIN =
      new Caller("admin", Caller.DEFAULT_TENANT, Set.of(Role.ADMIN));

  private final FakeEnrolment enrolment = new FakeEnrolment();
  private final EnrolBatch batch = new EnrolBatch();
  private final X25519PublicKey key = key();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  void inject() {
    batch.enrol = enrolment;
    batch.devices = new NothingTaken();
    batch.dependencies = new AwaySays();
  }

  @Test
  void afterTheStoreWentAwayHalfWayTheFirstHalfIsToldWithItsTokens() {
    enrolment.awayAfter = 100;
    List<BatchResult> results = batch.enrol(ADMIN, many(250));
    assertEquals(250, results.size());
    assertEquals(100, results.stream().filter(Enrolled.class::isInstance).count());
    assertEquals(150, results.stream().filter(Failed.class::isInstance).count());
    assertEquals(2, enrolment.calls, "the others would wait in vain");
  }

  @Test
  void oneThatBreaksAChunkFailsAlone() {
    enrolment.broken = Optional.of("HL-EDGE-0003");
    List<BatchResult> results = batch.enrol(ADMIN, many(5));
    assertInstanceOf(Failed.class, results.get(2));
    assertEquals(4, results.stream().filter(Enrolled.class::isInstance).count());
  }

  @Test
  void aChunkIsWrittenInTheOrderOfIdsAndAnsweredInItsOwn() {
    List<Registration> said = many(3).reversed();
    List<BatchResult> results = batch.enrol(ADMIN, said);
    assertEquals(List.of("HL-EDGE-0001", "HL-EDGE-0002", "HL-EDGE-0003"), enrolment.written);
    assertEquals(
        List.of("HL-EDGE-0003", "HL-EDGE-0002", "HL-EDGE-0001"),
        results.stream()
            .map(each -> ((Enrolled) each).enrolment().device().deviceId().value())
            .toList());
  }

  private List<Registration> many(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> registration("HL-EDGE-%04d".formatted(i)))
        .toList();
  }

  private Registration registration(String id) {
    return new Registration(
        new DeviceId(id),
        key,
        SemanticVersion.parse("1.0.0"),
        new Capabilities(Set.of(Capability.TELEMETRY)),
        Optional.empty(),
        new Metadata(Map.of()));
  }

  private static X25519PublicKey key() {
    try (X25519KeyPair pair = X25519KeyPair.generate()) {
      return pair.publicKey();
    }
  }

  private static final class FakeEnrolment extends EnrolDevice {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> written = new ArrayList<>();
    private int awayAfter = Integer.MAX_VALUE;
    private Optional<String> broken = Optional.empty();
    private int calls;

    @Override
    public List<Enrolment> enrolTogether(Caller caller, List<Registration> said) {
      calls++;
      if (written.size() >= awayAfter) {
        throw new IllegalStateException("away");
      }
      return said.stream().map(this::enrolled).toList();
    }

    @Override
    public Enrolment enrol(Caller caller, Registration said) {
      calls++;
      return enrolled(said);
    }

    private Enrolment enrolled(Registration said) {
      String id = said.deviceId().value();
      if (broken.filter(id::equals).isPresent()) {
        throw new IllegalStateException("of this one alone");
      }
      written.add(id);
      DeviceToken token = DeviceToken.random(RANDOM);
      return new Enrolment(
          Device.register(UUID.randomUUID(), "default", said, token, Instant.EPOCH),
          token,
          new IssuedCode(PairingCode.random(RANDOM), Instant.EPOCH));
    }
  }

  private static final class NothingTaken extends Devices {
    @Override
    public boolean attestationIsOptional() {
      return true;
    }

    @Override
    public Set<DeviceId> taken(Collection<DeviceId> ids) {
      return Set.of();
    }
  }

  private static final class AwaySays implements Dependencies {
    @Override
    public boolean databaseAnswers() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean brokerAnswers() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean saysDatabaseAway(Throwable thrown) {
      return "away".equals(thrown.getMessage());
    }
  }
}
