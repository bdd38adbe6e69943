package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreliableStreamTest {

  private static final long STREAM = 0x2222;
  private static final int MESSAGES = 2_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.03, 0.05, 0.1})
  void residualLossIsBelowRawLoss(double loss) {
    Simulation simulation =
        new Simulation(7, Links.loss(loss), StreamSpec.unreliable(FecScheme.NORMAL));
    simulation.deviceSends(STREAM, MESSAGES, 1_000, 10_000);
    simulation.run(25_000_000);
    StreamStats sent = stats(simulation.device);
    StreamStats received = stats(simulation.server);
    long raw = received.packetsRebuilt() + received.packetsLost();
    assertTrue(received.packetsRebuilt() > 0);
    assertTrue(received.packetsLost() < raw / 2, () -> received.toString());
    assertEquals(MESSAGES, sent.messagesSent());
    assertEquals(
        MESSAGES - sent.messagesLate() - received.packetsLost(), received.messagesDelivered());
    assertEquals(
        received.messagesDelivered() + received.duplicates(),
        received.dataPacketsReceived() + received.packetsRebuilt());
  }

  @Test
  void noMessageComesTwiceOrDamaged() {
    Simulation simulation =
        new Simulation(11, Links.rough(0.05), StreamSpec.unreliable(FecScheme.BURST));
    simulation.deviceSends(STREAM, MESSAGES, 900, 5_000);
    simulation.run(20_000_000);
    var messages = simulation.server.messages;
    var numbers = simulation.server.numbers(STREAM);
    assertEquals(numbers.size(), new HashSet<>(numbers).size());
    for (ReceivedMessage message : messages) {
      assertArrayEquals(Simulation.message((int) message.messageNumber(), 900), message.payload());
    }
    assertTrue(messages.stream().anyMatch(ReceivedMessage::rebuilt));
    assertTrue(messages.size() > MESSAGES * 0.98, () -> messages.size() + " came");
  }

  @Test
  void withoutFecWhatIsLostStaysLost() {
    Simulation simulation =
        new Simulation(3, Links.loss(0.05), StreamSpec.unreliable(FecScheme.NONE));
    simulation.deviceSends(STREAM, MESSAGES, 500, 10_000);
    simulation.run(25_000_000);
    StreamStats received = stats(simulation.server);
    assertEquals(0, received.packetsRebuilt());
    assertEquals(0, stats(simulation.device).retransmissions());
    long sent = MESSAGES - stats(simulation.device).messagesLate();
    assertEquals(sent, received.dataPacketsReceived() + received.packetsLost());
    assertEquals(0.05, received.packetsLost() / (double) sent, 0.02);
  }

  @Test
  void parityComesAfterTheBlocksDeadlineThoughTheBlockIsNotFull() {
    Simulation simulation =
        new Simulation(1, Links.loss(0), StreamSpec.unreliable(FecScheme.NORMAL));
    simulation.run(1_000_000);
    simulation.cut = true;
    simulation.deviceSends(STREAM, 1, 1_000, 0);
    simulation.run(10_000);
    simulation.cut = false;
    assertTrue(simulation.runUntil(() -> !simulation.server.messages.isEmpty(), 100_000));
    assertTrue(simulation.server.messages.getFirst().rebuilt());
  }

  @Test
  void messageOfSeveralPacketsIsJoined() {
    Simulation simulation =
        new Simulation(1, Links.rough(0), StreamSpec.unreliable(FecScheme.NORMAL));
    int largest = simulation.device.connection.largestMessageBytes(STREAM);
    simulation.deviceSends(STREAM, 20, largest, 100_000);
    simulation.run(5_000_000);
    assertTrue(simulation.server.messages.size() >= 18);
    ReceivedMessage first = simulation.server.messages.getFirst();
    assertArrayEquals(Simulation.message((int) first.messageNumber(), largest), first.payload());
    int largestNow = simulation.device.connection.largestMessageBytes(STREAM);
    assertTrue(largestNow > largest, "the path carries larger datagrams");
    assertEquals(
        SendOutcome.TOO_LARGE,
        simulation.device.connection.send(STREAM, new byte[largestNow + 1], simulation.now()));
  }

  @Test
  void messageThatWaitsLongerThanItsBudgetIsNotSent() {
    StreamSpec slow = new StreamSpec(STREAM, StreamMode.UNRELIABLE, FecScheme.NONE, 80_000);
    Simulation simulation = new Simulation(1, Links.NEAR, slow);
    simulation.deviceSends(STREAM, 100, 1_000, 0); // ten a second may go, each waits 200 ms at most
    simulation.run(5_000_000);
    StreamStats sent = stats(simulation.device);
    assertTrue(sent.messagesLate() > 85, () -> sent.toString());
    assertEquals(100, sent.messagesLate() + stats(simulation.server).messagesDelivered());
    assertEquals(0, sent.queueDepth());
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
