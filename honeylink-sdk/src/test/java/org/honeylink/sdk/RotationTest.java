package org.honeylink.sdk;

import static org.awaitility.Awaitility.await;
import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.identity.DeviceIdentity;
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
    awaitAcknowledged(2);
    link.refreshKeys();
    assertEquals(2, identity.masterGeneration());
  }

  @Test
  void aSessionBringsTheNewMasterAndUsesIt() {
    server.devices().rotate();
    try (HoneyLinkSession session = link.openSession(TELEMETRY)) {
      assertEquals(2, identity.masterGeneration());
      awaitAcknowledged(2);
      assertTrue(server.sessions().open() > 0, session::toString);
    }
  }

  @Test
  void theNewMasterIsKeptInTheFile() {
    server.devices().rotate();
    link.refreshKeys();
    try (DeviceIdentity read =
            DeviceIdentity.inFile(directory.resolve("device.p12"), PASSPHRASE, DEVICE);
        SecretBytes kept = read.deviceMaster();
        SecretBytes used = identity.deviceMaster()) {
      assertEquals(2, read.masterGeneration());
      assertEquals(used, kept);
    }
  }

  private void awaitAcknowledged(int generation) {
    await("generation " + generation + " is acknowledged")
        .until(() -> server.devices().acknowledged().contains(generation));
  }

  @Test
  void aMasterSealedForAnotherIsRefusedAndNothingKept() {
    server.devices().rotate();
    server.devices().sealForStranger();
    assertThrows(HpkeRefused.class, link::refreshKeys);
    assertThrows(HpkeRefused.class, () -> link.openSession(TELEMETRY));
    assertEquals(1, identity.masterGeneration());
    assertEquals(0, server.sessions().open());
  }
}
