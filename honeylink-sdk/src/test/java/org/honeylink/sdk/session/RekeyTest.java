package org.honeylink.sdk.session;

import static org.awaitility.Awaitility.await;
import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.honeylink.transport.connection.StreamMode.UNRELIABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakePeer;
import org.honeylink.sdk.server.FakeServer;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.packet.DropReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server changes the keys of a living session; the device follows. */
class RekeyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DEVICE_ID = "HL-EDGE-0001";
  private static final char[] PASSPHRASE = "of this test".toCharArray();
  private static final StreamSpec TELEMETRY = stream("telemetry", RELIABLE, NORMAL, mbps(20));
  private static final StreamSpec VIDEO = stream("video", UNRELIABLE, NORMAL, mbps(20));

  @TempDir private Path folder;
  private Path file;
  private FakeServer server;
  private DeviceIdentity identity;
  private HoneyLink link;
  private HoneyLinkSession session;
  private HoneyLinkStream telemetry;
  private FakePeer peer;

  @BeforeEach
  void openASession() throws Exception {
    file = folder.resolve("identity.p12");
    server = new FakeServer();
    identity = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE_ID);
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      RegisteredDevice device =
          admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
      identity.registered(device.deviceToken());
      link = HoneyLink.connect(server.uri(), identity, server.trust());
      link.pair(device.pairingCode());
    }
    session = link.openSession(TELEMETRY, VIDEO);
    telemetry = session.stream("telemetry");
    peer = server.sessions().peer(session.sessionId());
  }

  @AfterEach
  void stop() {
    link.close();
    server.close();
    identity.close();
  }

  @Test
  void threeChangesOfKeysUnderTrafficCostNoPacket() throws Exception {
    int sent = 0;
    for (int number = 1; number <= 3; number++) {
      rekey(number);
      while (peer.rekeyed() < number) {
        telemetry.send(new byte[300]);
        session.stream("video").send(new byte[300]);
        sent++;
      }
    }
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    await().atMost(PATIENCE).until(() -> count("video") > 0);
    assertEquals(LongStream.range(0, sent).boxed().toList(), numbers());
    assertEquals(0, peer.refused());
    assertEquals(0, refusedHere());
  }

  @Test
  void theNewMasterIsInTheFileBeforeItIsUsedAndIsAcknowledged() throws Exception {
    rekey(2);
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 1);
    assertEquals(2, identity.masterGeneration());
    try (DeviceIdentity read = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE_ID);
        SecretBytes kept = read.deviceMaster();
        SecretBytes used = identity.deviceMaster()) {
      assertEquals(2, read.masterGeneration());
      assertEquals(used, kept);
    }
    await().atMost(PATIENCE).until(() -> server.devices().acknowledged().equals(List.of(2)));
  }

  @Test
  void aMasterThatCannotBeWrittenIsNotUsedUntilItCan() throws Exception {
    Path inTheWay = Files.createDirectory(file.resolveSibling("identity.p12.new"));
    Path content = Files.createFile(inTheWay.resolve("content"));
    rekey(2);
    telemetry.send(new byte[10]);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    assertEquals(1, identity.masterGeneration());
    assertEquals(0, peer.rekeyed());
    assertThrows(SealedFileRefused.class, () -> identity.masterRenewed(SecretBytes.random(32), 9));
    Files.delete(content);
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 1);
    assertEquals(2, identity.masterGeneration());
    assertEquals(0, peer.refused());
  }

  @Test
  void aDeviceThatMissedTheWordFindsItWhenTheServerHasRestarted() throws Exception {
    telemetry.send(new byte[10]);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    peer.mute(true);
    rekey(2);
    peer.restart();
    send(20);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    peer.mute(false);
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 1);
    assertEquals(LongStream.range(0, 21).boxed().toList(), distinct());
    assertEquals(2, identity.masterGeneration());
  }

  @Test
  void aServerThatRestartsBeforeItHasHeardOfTheChangeFindsTheDeviceUnderTheNewKeys()
      throws Exception {
    telemetry.send(new byte[10]);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    rekey(1);
    await().atMost(PATIENCE).until(() -> identity.masterGeneration() == 1 && peer.rekeyed() == 1);
    rekey(2);
    await().atMost(PATIENCE).until(() -> identity.masterGeneration() == 2);
    peer.restart();
    send(20);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 2);
    assertEquals(LongStream.range(0, 21).boxed().toList(), distinct());
  }

  @Test
  void theServersKeysAreFollowedWhenNothingIsSent() {
    rekey(1);
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 1);
    peer.send(new byte[100]);
    await().atMost(PATIENCE).until(() -> telemetry.stats().messagesDelivered() == 1);
    assertEquals(0, refusedHere());
  }

  @Test
  void anOlderMasterDoesNotReplaceANewerOne() {
    rekey(3);
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 1);
    rekey(2);
    await().atMost(PATIENCE).until(() -> peer.rekeyed() == 2);
    assertEquals(3, identity.masterGeneration());
    assertEquals(0, peer.refused());
  }

  private void rekey(int generation) {
    server.sessions().rekey(session.sessionId(), DEVICE_ID, generation);
  }

  private void send(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      telemetry.send(new byte[200]);
    }
  }

  private long refusedHere() {
    return session.stats().streams().stream()
        .mapToLong(stream -> stream.drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L))
        .sum();
  }

  private long count(String name) {
    long id = session.stream(name).connectionId();
    return peer.received().stream().filter(message -> message.connectionId() == id).count();
  }

  private List<Long> numbers() {
    return peer.received().stream()
        .filter(message -> message.connectionId() == telemetry.connectionId())
        .map(ReceivedMessage::messageNumber)
        .toList();
  }

  private List<Long> distinct() {
    return numbers().stream().distinct().sorted().toList();
  }
}
