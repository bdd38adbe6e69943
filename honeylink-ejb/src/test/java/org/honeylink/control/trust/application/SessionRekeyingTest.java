package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class SessionRekeyingTest {

  private static final UUID SESSION = new UUID(1, 1);
  private static final UUID STREAM = new UUID(1, 2);

  private final X25519KeyPair deviceKeys = X25519KeyPair.generate();
  private final Device device = TestDevices.registered(deviceKeys.publicKey());
  private final FakeTrustRepository repository = new FakeTrustRepository();
  private int mastersDerived;
  private final DeviceMasters masters = masters();
  private final SecretSealer sealer = sealer();
  private final SessionKeys keys = keys();
  private final SessionRekeying rekeying = rekeying();

  @Test
  void theDeviceDerivesTheSameKeysFromTheNotice() {
    X25519PublicKey serverKey = agree(classical()).key();
    RekeyState state = rekeying.prepare(SESSION, device);
    assertEquals(new RekeyState(1, 1, true), state);
    RekeyNotice notice = rekeying.notice(SESSION).orElseThrow();
    try (SecretBytes master =
            DeviceMasterDelivery.open(
                masters.sealedFor(device), deviceKeys, device.deviceId().value());
        SecretBytes first = deviceKeys.agree(serverKey);
        SecretBytes former =
            KeyHierarchy.session(first, master, device.deviceId().value(), SESSION);
        SecretBytes second = deviceKeys.agree(notice.serverKey());
        SecretBytes next =
            KeyHierarchy.rekeyedSession(
                second, former, master, device.deviceId().value(), SESSION, 1);
        SecretBytes expected = KeyHierarchy.stream(next, SESSION, STREAM, 0);
        SessionKeySchedule schedule = rekeying.next(SESSION, 1);
        SecretBytes actual = schedule.stream(STREAM, 0)) {
      assertEquals(expected, actual);
    }
  }

  @Test
  void bothSecretsAreThereUntilTheDeviceHasProvenTheNext() {
    agree(classical());
    SecretBytes before = streamKey(keys.of(SESSION));
    rekeying.prepare(SESSION, device);
    assertEquals(before, streamKey(keys.of(SESSION)));
    SecretBytes coming = streamKey(rekeying.next(SESSION, 1));
    assertNotEquals(before, coming);
    assertEquals(Map.of(SESSION, 1), rekeying.waiting());
    assertEquals(Optional.of(new RekeyState(1, 1, false)), rekeying.confirm(SESSION, 1));
    try (SessionKeySchedule schedule = keys.of(SESSION)) {
      assertEquals(1, schedule.rekeyNumber());
    }
    assertEquals(coming, streamKey(keys.of(SESSION)));
    assertEquals(Map.of(), rekeying.waiting());
    assertThrows(NotFound.class, () -> rekeying.next(SESSION, 1).close());
  }

  @Test
  void aChangeThatWaitsIsNotBegunAgain() {
    agree(classical());
    rekeying.prepare(SESSION, device);
    SecretBytes coming = streamKey(rekeying.next(SESSION, 1));
    assertEquals(new RekeyState(1, 1, false), rekeying.prepare(SESSION, device));
    assertEquals(coming, streamKey(rekeying.next(SESSION, 1)));
  }

  @Test
  void theMasterIsDerivedOnceForAllSessionsAndNotForThoseThatWait() {
    UUID another = new UUID(2, 1);
    agree(classical());
    keys.agree(another, device, classical()).close();
    int before = mastersDerived;
    rekeying.prepare(List.of(SESSION, another), device);
    assertEquals(before + 1, mastersDerived);
    assertEquals(
        List.of(new RekeyState(1, 1, false), new RekeyState(1, 1, false)),
        rekeying.prepare(List.of(SESSION, another), device));
    assertEquals(List.of(), rekeying.prepare(List.of(), device));
    assertEquals(before + 1, mastersDerived);
  }

  @Test
  void confirmingTwiceOrAnotherNumberChangesNothing() {
    agree(classical());
    rekeying.prepare(SESSION, device);
    assertEquals(Optional.empty(), rekeying.confirm(SESSION, 2));
    assertTrue(rekeying.confirm(SESSION, 1).isPresent());
    assertEquals(Optional.empty(), rekeying.confirm(SESSION, 1));
  }

  @Test
  void oneChangeFollowsAnother() {
    agree(classical());
    for (int number = 1; number <= 3; number++) {
      assertEquals(new RekeyState(number, 1, true), rekeying.prepare(SESSION, device));
      assertTrue(rekeying.confirm(SESSION, number).isPresent());
    }
    assertEquals(3, keys.of(SESSION).rekeyNumber());
  }

  @Test
  void theMasterIsToldOnlyWhenTheSessionHasAnotherOne() {
    agree(classical());
    rekeying.prepare(SESSION, device);
    assertTrue(rekeying.notice(SESSION).orElseThrow().master().isEmpty());
  }

  @Test
  void aSessionIsBehindUntilItsKeysAreOfTheGeneration() {
    agree(classical());
    assertEquals(List.of(), rekeying.behind(device.deviceId(), 1));
    assertEquals(List.of(SESSION), rekeying.behind(device.deviceId(), 2));
  }

  @Test
  void aClosedSessionHasNothingToChange() {
    agree(classical());
    rekeying.prepare(SESSION, device);
    keys.destroy(SESSION);
    assertFalse(rekeying.notice(SESSION).isPresent());
    assertThrows(NotFound.class, () -> rekeying.prepare(SESSION, device));
    assertEquals(Optional.empty(), rekeying.confirm(SESSION, 1));
  }

  private static SecretBytes streamKey(SessionKeySchedule schedule) {
    try (schedule) {
      return schedule.stream(STREAM, 0);
    }
  }

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private DeviceMasters masters() {
    DeviceMasters made =
        new DeviceMasters() {
          @Override
          SecretBytes of(Device of) {
            mastersDerived++;
            return super.of(of);
          }
        };
    made.keys = new FakeKeyStores(1);
    return made;
  }

  @SuppressWarnings("UnnecessaryAssignment")
  private SecretSealer sealer() {
    SecretSealer made = new SecretSealer();
    made.keys = masters.keys;
    made.clock = InstantSource.fixed(Instant.EPOCH);
    return made;
  }

  @SuppressWarnings("UnnecessaryAssignment")
  private SessionKeys keys() {
    SessionKeys made = new SessionKeys();
    made.sealer = sealer;
    made.masters = masters;
    made.repository = repository;
    made.clock = InstantSource.fixed(Instant.EPOCH);
    return made;
  }

  @SuppressWarnings("UnnecessaryAssignment")
  private SessionRekeying rekeying() {
    SessionRekeying made = new SessionRekeying();
    made.masters = masters;
    made.sealer = sealer;
    made.repository = repository;
    made.clock = InstantSource.fixed(Instant.EPOCH);
    return made;
  }

  private ServerShare agree(DeviceShare theirs) {
    try (AgreedSecret agreed = keys.agree(SESSION, device, theirs)) {
      return agreed.share();
    }
  }

  private DeviceShare classical() {
    return new DeviceShare(device.publicKey(), Optional.empty());
  }
}
