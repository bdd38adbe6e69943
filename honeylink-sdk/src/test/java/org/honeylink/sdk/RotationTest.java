package org.honeylink.sdk;

import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.StreamSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {

  private static final char[] PASSPHRASE = "correct horse".toCharArray();
  private static final String DEVICE = "HL-EDGE-0001";
  private static final StreamSpec TELEMETRY = stream("telemetry", RELIABLE, NORMAL, mbps(1));

  @TempDir Path directory;

  private FakeServer server;
  private DeviceIdentity identity;
  private HoneyLink link;

  @BeforeEach
  void pairADevice() throws Exception {
    server = new FakeServer();
    identity = DeviceIdentity.inFile(directory.resolve("device.p12"), PASSPHRASE, DEVICE);
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      RegisteredDevice device =
          admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
      identity.registered(device.deviceToken());
      link = HoneyLink.connect(server.uri(), identity, server.trust());
      link.pair(device.pairingCode());
    }
  }

  @AfterEach
  void close() {
    link.close();
    server.close();
  }

  @Test
  void aDeviceThatAsksLearnsTheNewMasterAndAcknowledgesIt() {
    server.devices().rotate();
    link.refreshKeys();
    assertEquals(2, identity.masterGeneration());
    assertEquals(2, server.devices().acknowledged());
    link.refreshKeys();
    assertEquals(2, identity.masterGeneration());
  }

  @Test
  void aSessionBringsTheNewMasterAndUsesIt() {
    server.devices().rotate();
    try (HoneyLinkSession session = link.openSession(TELEMETRY)) {
      assertEquals(2, identity.masterGeneration());
      assertEquals(2, server.devices().acknowledged());
      assertTrue(server.sessions().open() > 0, session::toString);
    }
  }

  @Test
  void theLastTwoGenerationsAreKeptInTheFileAndTheOneBeforeIsForgotten() {
    for (int i = 0; i < 2; i++) {
      server.devices().rotate();
      link.refreshKeys();
    }
    DeviceIdentity read =
        DeviceIdentity.inFile(directory.resolve("device.p12"), PASSPHRASE, DEVICE);
    assertEquals(3, read.masterGeneration());
    assertEquals(identity.deviceMaster(), read.deviceMaster());
    assertEquals(identity.deviceMaster(2), read.deviceMaster(2));
    assertTrue(read.deviceMaster(2).isPresent());
    assertFalse(read.deviceMaster(1).isPresent());
    SecretBytes second = read.deviceMaster(2).orElseThrow();
    assertNotEquals(second, read.deviceMaster());
  }

  @Test
  void aMasterSealedForAnotherIsRefusedAndNothingKept() {
    server.devices().rotate();
    server.devices().sealForStranger();
    assertThrows(NotPaired.class, link::refreshKeys);
    assertThrows(NotPaired.class, () -> link.openSession(TELEMETRY));
    assertEquals(1, identity.masterGeneration());
    assertEquals(0, server.sessions().open());
  }
}
