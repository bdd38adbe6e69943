package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.device.domain.Capability;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.device.domain.Metadata;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.trust.domain.SessionSecret;
import org.honeylink.crypto.aead.RecordRefused;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.agreement.MlKemKeyPair;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionKeysTest {

  private static final String DEVICE_ID = "HL-EDGE-0001";
  private static final UUID SESSION = new UUID(1, 1);
  private static final UUID STREAM = new UUID(1, 2);

  private final X25519KeyPair deviceKeys = X25519KeyPair.generate();
  private final Device device = device(deviceKeys.publicKey());
  private final FakeTrustRepository repository = new FakeTrustRepository();
  private final DeviceMasters masters = masters();
  private final SessionKeys keys = keys();

  @AfterEach
  void wipe() {
    deviceKeys.close();
  }

  @Test
  void aDeviceDerivesTheSameStreamKeyFromWhatItWasGiven() {
    X25519PublicKey serverKey = agree(classical()).key();
    try (SecretBytes master =
            DeviceMasterDelivery.open(masters.sealedFor(device), deviceKeys, DEVICE_ID);
        SecretBytes shared = deviceKeys.agree(serverKey);
        SecretBytes secret = KeyHierarchy.session(shared, master, DEVICE_ID, SESSION);
        SecretBytes expected = KeyHierarchy.stream(secret, SESSION, STREAM, 3);
        SessionKeySchedule schedule = keys.of(SESSION);
        SecretBytes actual = schedule.stream(STREAM, 3)) {
      assertEquals(expected, actual);
    }
  }

  @Test
  void aDeviceWithAKemKeyNeedsBothSecretsForTheSameStreamKey() {
    try (MlKemKeyPair kem = MlKemKeyPair.generate()) {
      ServerShare share =
          agree(new DeviceShare(deviceKeys.publicKey(), Optional.of(kem.publicKey())));
      byte[] ciphertext = Base64Url.decode(share.kemCiphertext().orElseThrow());
      try (SecretBytes master =
              DeviceMasterDelivery.open(masters.sealedFor(device), deviceKeys, DEVICE_ID);
          SecretBytes shared = deviceKeys.agree(share.key());
          SecretBytes kemSecret = kem.decapsulate(ciphertext);
          HybridSecret hybrid =
              HybridSecret.join(
                  shared,
                  kemSecret,
                  new HybridSecret.Transcript(
                      deviceKeys.publicKey(), share.key(), kem.publicKey(), ciphertext));
          SecretBytes secret = KeyHierarchy.session(hybrid, master, DEVICE_ID, SESSION);
          SecretBytes expected = KeyHierarchy.stream(secret, SESSION, STREAM, 0);
          SecretBytes without = KeyHierarchy.session(shared, master, DEVICE_ID, SESSION);
          SecretBytes weaker = KeyHierarchy.stream(without, SESSION, STREAM, 0);
          SessionKeySchedule schedule = keys.of(SESSION);
          SecretBytes actual = schedule.stream(STREAM, 0)) {
        assertEquals(expected, actual);
        assertNotEquals(weaker, actual);
      }
    }
  }

  private ServerShare agree(DeviceShare theirs) {
    try (AgreedSecret agreed = keys.agree(SESSION, device, theirs)) {
      return agreed.share();
    }
  }

  private DeviceShare classical() {
    return new DeviceShare(device.publicKey(), Optional.empty());
  }

  @Test
  void eachEpochHasAKeyOfItsOwn() {
    agree(classical());
    try (SessionKeySchedule schedule = keys.of(SESSION);
        SecretBytes first = schedule.stream(STREAM, 0);
        SecretBytes second = schedule.stream(STREAM, 1)) {
      assertNotEquals(first, second);
    }
  }

  @Test
  void whatWasJustAgreedGivesItsKeysWithoutBeingOpened() {
    try (AgreedSecret agreed = keys.agree(SESSION, device, classical());
        SessionKeySchedule kept = keys.of(SESSION);
        SecretBytes now = agreed.schedule().stream(STREAM, 0);
        SecretBytes later = kept.stream(STREAM, 0)) {
      assertEquals(later, now);
      assertEquals(kept.rekeyNumber(), agreed.schedule().rekeyNumber());
    }
  }

  @Test
  void aSecretOpensInItsOwnRowOnly() {
    agree(classical());
    SessionSecret kept = Objects.requireNonNull(repository.secrets.get(SESSION));
    UUID other = new UUID(9, 9);
    repository.add(
        new SessionSecret(other, kept.deviceId(), kept.generation(), kept.sealed(), Instant.EPOCH));
    assertThrows(RecordRefused.class, () -> keys.of(other));
  }

  @Test
  void aDestroyedSecretIsGone() {
    agree(classical());
    keys.destroy(SESSION);
    assertTrue(repository.secrets.isEmpty());
    assertThrows(NotFound.class, () -> keys.of(SESSION));
  }

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private DeviceMasters masters() {
    DeviceMasters made = new DeviceMasters();
    made.keys = new FakeKeyStores(1);
    return made;
  }

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  private SessionKeys keys() {
    SessionKeys made = new SessionKeys();
    made.sealer = new SecretSealer();
    made.sealer.keys = masters.keys;
    made.sealer.clock = InstantSource.fixed(Instant.EPOCH);
    made.masters = masters;
    made.repository = repository;
    made.clock = InstantSource.fixed(Instant.EPOCH);
    return made;
  }

  private static Device device(X25519PublicKey key) {
    return Device.register(
        new UUID(1, 3),
        "default",
        new Registration(
            new DeviceId(DEVICE_ID),
            key,
            SemanticVersion.parse("1.0.0"),
            new Capabilities(Set.of(Capability.TELEMETRY)),
            Optional.empty(),
            new Metadata(Map.of())),
        DeviceToken.random(new SecureRandom()),
        Instant.EPOCH);
  }
}
