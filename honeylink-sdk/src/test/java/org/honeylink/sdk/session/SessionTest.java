package org.honeylink.sdk.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.honeylink.sdk.session.Bandwidth.mbps;
import static org.honeylink.sdk.session.QosPriority.BURST;
import static org.honeylink.sdk.session.QosPriority.NORMAL;
import static org.honeylink.sdk.session.StreamSpec.stream;
import static org.honeylink.transport.connection.StreamMode.RELIABLE;
import static org.honeylink.transport.connection.StreamMode.UNRELIABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakePeer;
import org.honeylink.sdk.server.FakeServer;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.packet.ControlKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final StreamSpec TELEMETRY = stream("telemetry", RELIABLE, NORMAL, mbps(20));
  private static final StreamSpec VIDEO = stream("video", UNRELIABLE, BURST, mbps(20));

  private FakeServer server;
  private DeviceIdentity identity;
  private String token;
  private HoneyLink link;

  @BeforeEach
  void pairADevice() throws Exception {
    server = new FakeServer();
    identity = DeviceIdentity.inMemory("HL-EDGE-0001");
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      RegisteredDevice device =
          admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
      token = device.deviceToken();
      identity.registered(token);
      link = HoneyLink.connect(server.uri(), identity, server.trust());
      link.pair(device.pairingCode());
    }
  }

  @AfterEach
  void stop() {
    link.close();
    server.close();
  }

  @Test
  void reliableMessagesArriveOnceAndInOrder() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY, VIDEO);
    HoneyLinkStream telemetry = session.stream("telemetry");
    for (int i = 0; i < 500; i++) {
      assertEquals(i, telemetry.send(("message " + i).getBytes(UTF_8)));
    }
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    assertEquals(499, telemetry.acknowledgedThrough());
    assertEquals(LongStream.range(0, 500).boxed().toList(), numbers(peer(session)));
    assertEquals("message 499", new String(peer(session).received().getLast().payload(), UTF_8));
    assertEquals(500, telemetry.stats().messagesAcknowledged());
  }

  @Test
  void packetsAreSealedWithTheCipherOfTheAnswer() throws Exception {
    server.sessions().sealWith(CipherSuite.AES_256_GCM);
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.stream("telemetry").send(new byte[10]);
    assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
    assertEquals(1, peer(session).received().size());
  }

  @Test
  void aPostQuantumDeviceAgreesWithBothAndSends() throws Exception {
    identity.registered(token, List.of("telemetry", "pq"));
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.stream("telemetry").send(new byte[10]);
    assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
  }

  @Test
  void anAnswerWithoutTheKemEndsTheSessionOfAPostQuantumDevice() {
    identity.registered(token, List.of("pq"));
    server.sessions().downgrade();
    AgreementDowngraded refused =
        assertThrows(AgreementDowngraded.class, () -> link.openSession(TELEMETRY));
    assertTrue(String.valueOf(refused.getMessage()).contains("ML-KEM-768"));
    assertEquals(0, server.sessions().open());
  }

  @Test
  void unreliableMessagesArriveOnAQuietPath() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY, VIDEO);
    for (int i = 0; i < 20; i++) {
      session.stream("video").send(new byte[900]);
    }
    await().atMost(PATIENCE).until(() -> peer(session).received().size() == 20);
    assertTrue(session.stream("video").awaitAcknowledged(Duration.ZERO));
  }

  @Test
  void wordsOfTheServerReachTheListenerOfTheirKind() {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    session.onWord(ControlKind.POLICY, content -> heard.add(new String(content, UTF_8)));
    peer(session).tell(ControlKind.SESSION.number(), new byte[0]);
    peer(session).tell(ControlKind.POLICY.number(), "1.3.0".getBytes(UTF_8));
    await().atMost(PATIENCE).until(() -> List.copyOf(heard).equals(List.of("1.3.0")));
    assertThrows(
        IllegalArgumentException.class, () -> session.onWord(ControlKind.REKEY, content -> {}));
  }

  @Test
  void aCommandIsDoneOnceAndAnsweredEachTimeItIsHeard() {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.onCommand(
        command -> {
          done.add(command.name() + command.parameters());
          return CommandResult.ok("dry");
        });
    byte[] word = command(7, "water", "{\"litres\":2}");
    peer(session).tell(ControlKind.COMMAND.number(), word);
    await().atMost(PATIENCE).until(() -> peer(session).said().size() == 1);
    peer(session).tell(ControlKind.COMMAND.number(), word);
    await().atMost(PATIENCE).until(() -> peer(session).said().size() == 2);
    assertEquals(List.of("water{\"litres\":2}"), List.copyOf(done));
    assertEquals(ControlKind.COMMAND_ANSWER.number(), peer(session).said().getLast().kind());
    assertEquals(
        "0000000000000001"
            + "0000000000000007"
            + "00"
            + HexFormat.of().formatHex("dry".getBytes(UTF_8)),
        HexFormat.of().formatHex(peer(session).said().getLast().content()));
  }

  @Test
  void whatACommandThrowsIsAnsweredAsItsFailureAndNonsenseIsNoCommand() {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.onCommand(
        command -> {
          throw new IllegalStateException("no water");
        });
    peer(session).tell(ControlKind.COMMAND.number(), new byte[] {1, 2, 3});
    peer(session).tell(ControlKind.COMMAND.number(), command(8, "water", "{}"));
    await().atMost(PATIENCE).until(() -> peer(session).said().size() == 1);
    byte[] answer = peer(session).said().getFirst().content();
    assertEquals(1, answer[16]);
    assertTrue(new String(answer, UTF_8).contains("no water"));
  }

  @Test
  void longAnswersAreCutToWhatFits() {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.onCommand(command -> CommandResult.failed("é".repeat(600)));
    for (int id = 1; id <= 5; id++) {
      byte[] word = command(id, "water", "{}");
      peer(session).tell(ControlKind.COMMAND.number(), word);
      int heard = id;
      await().atMost(PATIENCE).until(() -> peer(session).said().size() == heard);
    }
    assertEquals(17 + 512, peer(session).said().getFirst().content().length);
  }

  private static byte[] command(long id, String name, String parameters) {
    return ByteBuffer.allocate(17 + name.length() + parameters.length())
        .putLong(1)
        .putLong(id)
        .put((byte) name.length())
        .put(name.getBytes(UTF_8))
        .put(parameters.getBytes(UTF_8))
        .array();
  }

  @Test
  void messagesOfTheServerReachTheListener() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    session.stream("telemetry").onMessage(m -> heard.add(new String(m.payload(), UTF_8)));
    session.stream("telemetry").send(new byte[1_000]);
    assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
    peer(session).send("hello".getBytes(UTF_8));
    await().atMost(PATIENCE).until(() -> heard.contains("hello"));
  }

  @Test
  void statesAreToldInTurnAndTheServerIsToldTheEnd() {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    FakePeer peer = peer(session);
    Queue<SessionState> states = new ConcurrentLinkedQueue<>();
    session.onState(states::add);
    assertEquals(SessionState.PAIRED, session.state());
    await().atMost(PATIENCE).until(() -> session.state() == SessionState.ACTIVE);
    session.close();
    session.close();
    assertEquals(List.of(SessionState.ACTIVE, SessionState.CLOSED), List.copyOf(states));
    await().atMost(PATIENCE).until(peer::isPeerClosed);
    assertEquals(1, callsOf("DELETE /sessions/" + session.sessionId()));
    assertThrows(SessionClosed.class, () -> session.stream("telemetry").trySend(new byte[1]));
  }

  @Test
  void aRestartedServerGetsEveryMessageUnderItsNewKeys() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY, VIDEO);
    HoneyLinkStream telemetry = session.stream("telemetry");
    FakePeer peer = peer(session);
    sendSome(telemetry, 50);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    peer.restart();
    sendSome(telemetry, 50);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
    assertEquals(
        LongStream.range(0, 100).boxed().toList(),
        numbers(peer).stream().distinct().sorted().toList());
    session.stream("video").send(new byte[10]);
    await().atMost(PATIENCE).until(() -> peer.received().getLast().payload().length == 10);
    await().atMost(PATIENCE).until(() -> session.state() == SessionState.ACTIVE);
  }

  @Test
  void aDeviceThatOnlyListensFollowsARestartedServer() {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    session.onWord(ControlKind.POLICY, content -> heard.add(new String(content, UTF_8)));
    peer(session).tell(ControlKind.POLICY.number(), "1.3.0".getBytes(UTF_8));
    await().atMost(PATIENCE).until(() -> heard.contains("1.3.0"));
    peer(session).restart();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              peer(session).tell(ControlKind.POLICY.number(), "1.4.0".getBytes(UTF_8));
              return heard.contains("1.4.0");
            });
  }

  @Test
  void aSessionThatTheServerForgotEnds() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    server.sessions().forget(session.sessionId());
    HoneyLinkStream telemetry = session.stream("telemetry");
    telemetry.send(new byte[10]);
    assertFalse(telemetry.awaitAcknowledged(PATIENCE));
    assertEquals(SessionState.CLOSED, session.state());
    assertThrows(SessionClosed.class, () -> telemetry.send(new byte[10]));
  }

  @Test
  void aServerThatIsStillStartingDoesNotEndTheSession() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    HoneyLinkStream telemetry = session.stream("telemetry");
    peer(session).restart();
    server.answerNext(404, "<html>nothing is deployed here yet</html>");
    sendSome(telemetry, 10);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE));
  }

  @Test
  void aFullQueueFailsFastOrWaits() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    HoneyLinkStream telemetry = session.stream("telemetry");
    FakePeer peer = peer(session);
    peer.deaf(true);
    int taken = 0;
    while (telemetry.trySend(new byte[1_000]).isPresent()) {
      taken++;
    }
    assertTrue(taken > 1_000 && taken <= 10_000, "taken " + taken);
    assertEquals(OptionalLong.empty(), telemetry.trySend(new byte[1_000]));
    AtomicReference<Long> number = new AtomicReference<>(-1L);
    Thread sender =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    number.set(telemetry.send(new byte[1_000]));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertFalse(sender.join(Duration.ofMillis(200)));
    peer.deaf(false);
    assertTrue(sender.join(PATIENCE));
    assertEquals(taken, number.get().intValue());
  }

  @Test
  void datagramsMayTakeAnotherWayThanTheServerNames() throws Exception {
    try (TestRelay relay = new TestRelay()) {
      HoneyLinkSession session =
          link.openSession(
              SessionRequest.of(TELEMETRY).lasting(Duration.ofMinutes(2)).via(relay.address()));
      relay.leadTo(peer(session).address());
      session.stream("telemetry").send(new byte[1_000]);
      assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
      assertTrue(relay.passed() > 1, "passed " + relay.passed());
      session.close();
    }
  }

  @Test
  void aListenerThatThrowsEndsTheSession() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.stream("telemetry")
        .onAcknowledged(
            number -> {
              throw new IllegalArgumentException("thrown on purpose by a test");
            });
    session.stream("telemetry").send(new byte[1_000]);
    await()
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .until(() -> session.state() == SessionState.CLOSED);
  }

  @Test
  void keysOfTheServerThatAreNotOursEndTheSession() {
    server.sessions().lieAboutKeys();
    KeyMismatch mismatch = assertThrows(KeyMismatch.class, () -> link.openSession(TELEMETRY));
    assertTrue(String.valueOf(mismatch.getMessage()).contains("'telemetry'"));
    assertEquals(0, server.sessions().open());
  }

  @Test
  void noKeyMaterialIsNeeded() throws Exception {
    server.sessions().keepKeys();
    HoneyLinkSession session = link.openSession(TELEMETRY);
    session.stream("telemetry").send(new byte[10]);
    assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
  }

  @Test
  void aListenerMayNotWaitButTry() throws Exception {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    HoneyLinkStream telemetry = session.stream("telemetry");
    Queue<String> outcome = new ConcurrentLinkedQueue<>();
    telemetry.onAcknowledged(
        number -> {
          if (outcome.isEmpty()) {
            outcome.add(
                assertThrows(IllegalStateException.class, () -> telemetry.send(new byte[1]))
                    .getClass()
                    .getSimpleName());
            outcome.add(telemetry.trySend(new byte[1]).toString());
          }
        });
    telemetry.send(new byte[1]);
    await().atMost(PATIENCE).until(() -> outcome.size() == 2);
    assertEquals(List.of("IllegalStateException", "OptionalLong[1]"), List.copyOf(outcome));
  }

  @Test
  void aMessageTooLongNamesTheLimit() {
    HoneyLinkStream video = link.openSession(VIDEO).stream("video");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> video.trySend(new byte[100_000]));
    assertTrue(String.valueOf(refusal.getMessage()).contains("received 100000"));
  }

  @Test
  void aStreamThatWasNotAskedForIsNamed() {
    HoneyLinkSession session = link.openSession(TELEMETRY);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> session.stream("audio"));
    assertEquals("The session has no stream 'audio'; it has [telemetry]", refusal.getMessage());
  }

  @Test
  void theServersViewIsRead() {
    SessionDetail detail = link.openSession(TELEMETRY).serverView();
    assertEquals("ACTIVE", detail.state());
    assertEquals(7, detail.streams().getFirst().figures().packetsRebuilt());
  }

  @Test
  void aRefusedSessionIsTold() {
    server.answerNext(
        409,
        """
        {"error_code":"ERR_CONFLICT","message":"Not enough bandwidth","trace_id":"t1"}
        """);
    HoneyLinkApiException refusal =
        assertThrows(HoneyLinkApiException.class, () -> link.openSession(TELEMETRY));
    assertEquals("ERR_CONFLICT", refusal.code());
  }

  @Test
  void anUnpairedDeviceAsksForNothing() {
    int calls = server.calls().size();
    try (HoneyLink unpaired =
        HoneyLink.connect(server.uri(), DeviceIdentity.inMemory("HL-EDGE-0002"), server.trust())) {
      assertThrows(NotPaired.class, () -> unpaired.openSession(TELEMETRY));
    }
    assertEquals(calls, server.calls().size());
  }

  private static void sendSome(HoneyLinkStream stream, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      stream.send(new byte[200]);
    }
  }

  private FakePeer peer(HoneyLinkSession session) {
    return server.sessions().peer(session.sessionId());
  }

  private static List<Long> numbers(FakePeer peer) {
    return peer.received().stream().map(ReceivedMessage::messageNumber).toList();
  }

  private long callsOf(String call) {
    return server.calls().stream().filter(call::equals).count();
  }
}
