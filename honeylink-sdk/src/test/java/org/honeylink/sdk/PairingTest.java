package org.honeylink.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.api.DeviceClock;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final char[] PASSPHRASE = "correct horse".toCharArray();

  @TempDir Path directory;

  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aDeviceIsRegisteredPairedAndKeptInItsFile() {
    Path file = directory.resolve("device.p12");
    DeviceIdentity identity = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE);
    RegisteredDevice registered = register(identity);
    try (HoneyLink link = HoneyLink.connect(server.uri(), identity, server.trust())) {
      PairingResult result = link.pair(registered.pairingCode());
      assertEquals("1.0.0", result.policyVersion());
      assertEquals("a.b.c", result.signedPolicy());
    }

    DeviceIdentity read = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE);
    assertTrue(read.isRegistered());
    assertTrue(read.isPaired());
    assertEquals(identity.publicKey(), read.publicKey());
    assertEquals(identity.deviceMaster(), read.deviceMaster());
    assertEquals(identity.certificateChain(), read.certificateChain());
    assertEquals(3, read.certificateChain().size());
    assertEquals(read.certificateKey(), read.certificateChain().getFirst().getPublicKey());
  }

  @Test
  void keysAreKeptBeforeAnythingIsRegistered() {
    Path file = directory.resolve("device.p12");
    DeviceIdentity first = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE);
    DeviceIdentity second = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE);
    assertEquals(first.publicKey(), second.publicKey());
    assertFalse(second.isRegistered());
    CertificateRequest.parse(second.certificateRequest()).checkNames(DEVICE);
  }

  @Test
  void aFileOfAnotherDeviceIsRefused() {
    Path file = directory.resolve("device.p12");
    DeviceIdentity.inFile(file, PASSPHRASE, DEVICE).close();
    assertThrows(
        SealedFileRefused.class, () -> DeviceIdentity.inFile(file, PASSPHRASE, "HL-OTHER").close());
  }

  @Test
  void anIdThatTheServerWouldRefuseIsRefusedAtOnce() {
    assertThrows(
        IllegalArgumentException.class, () -> DeviceIdentity.inMemory("hl-edge-0001").close());
  }

  @Test
  void aWrongCodeIsRefusedAndNothingKept() {
    DeviceIdentity identity = DeviceIdentity.inMemory(DEVICE);
    register(identity);
    try (HoneyLink link = HoneyLink.connect(server.uri(), identity, server.trust())) {
      HoneyLinkApiException refusal =
          assertThrows(HoneyLinkApiException.class, () -> link.pair("AAAA-AAAA-AAAA"));
      assertEquals("ERR_VALIDATION", refusal.code());
      assertFalse(identity.isPaired());
    }
  }

  @Test
  void pairingNeedsARegistration() {
    try (HoneyLink link =
        HoneyLink.connect(server.uri(), DeviceIdentity.inMemory(DEVICE), server.trust())) {
      assertThrows(NotPaired.class, () -> link.pair("AAAA-AAAA-AAAA"));
    }
  }

  @Test
  void aMasterSealedForAnotherIsRefused() {
    server.devices().sealForStranger();
    assertPairingFails("sealed for another key");
  }

  @Test
  void aCertificateForAnotherKeyIsRefused() {
    server
        .devices()
        .certify(CertificateRequest.parse(DeviceIdentity.inMemory(DEVICE).certificateRequest()));
    assertPairingFails("its certificate is for another key");
  }

  @Test
  void aDeviceWhoseClockBeginsIn1970LearnsTheTimeByPairing() {
    Instant began = Instant.now();
    DeviceClock clock =
        DeviceClock.unset(() -> Instant.EPOCH.plus(Duration.between(began, Instant.now())));
    DeviceIdentity identity = DeviceIdentity.inMemory(DEVICE);
    RegisteredDevice registered = register(identity);
    try (HoneyLink link = HoneyLink.connect(server.uri(), identity, server.trust(clock))) {
      PairingResult result = link.pair(registered.pairingCode());
      assertTrue(clock.isSet());
      assertTrue(Duration.between(began, result.serverTime()).abs().toMinutes() < 5);
      assertTrue(Duration.between(clock.instant(), Instant.now()).abs().toMinutes() < 5);
    }
  }

  @Test
  void aClockThatIsSetIsBelieved() {
    DeviceClock clock = DeviceClock.unset(() -> Instant.EPOCH);
    clock.set(Instant.EPOCH);
    DeviceIdentity identity = DeviceIdentity.inMemory(DEVICE);
    RegisteredDevice registered = register(identity);
    try (HoneyLink link = HoneyLink.connect(server.uri(), identity, server.trust(clock))) {
      assertThrows(ServerUnreachable.class, () -> link.pair(registered.pairingCode()));
    }
  }

  @Test
  void aServerOfAnotherNameIsRefusedWithoutAClockToo() {
    DeviceClock clock = DeviceClock.unset(() -> Instant.EPOCH);
    DeviceIdentity identity = DeviceIdentity.inMemory(DEVICE);
    RegisteredDevice registered = register(identity);
    URI elsewhere = URI.create(server.uri().toString().replace("localhost", "127.0.0.2"));
    try (HoneyLink link = HoneyLink.connect(elsewhere, identity, server.trust(clock))) {
      assertThrows(ServerUnreachable.class, () -> link.pair(registered.pairingCode()));
    }
  }

  @Test
  void aSignedTimeOverSomethingElseIsRefused() {
    server.devices().stampSomethingElse();
    assertPairingFails("signed time does not hold");
  }

  private void assertPairingFails(String reason) {
    DeviceIdentity identity = DeviceIdentity.inMemory(DEVICE);
    RegisteredDevice registered = register(identity);
    try (HoneyLink link = HoneyLink.connect(server.uri(), identity, server.trust())) {
      PairingFailed failure =
          assertThrows(PairingFailed.class, () -> link.pair(registered.pairingCode()));
      assertTrue(String.valueOf(failure.getMessage()).contains(reason));
      assertFalse(identity.isPaired());
    }
  }

  private RegisteredDevice register(DeviceIdentity identity) {
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      RegisteredDevice registered =
          admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
      identity.registered(registered.deviceToken());
      return registered;
    }
  }
}
