package org.honeylink.connector.inbound;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.honeylink.connector.link.ethernet.Carrier;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkStateChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramReceiverTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final RecordingEndpoints endpoints = new RecordingEndpoints();
  private final EthernetSocket sender = EthernetSocket.bind(ANY_PORT);
  private final EthernetSocket socket = EthernetSocket.bind(ANY_PORT);
  private final DatagramReceiver receiver =
      new DatagramReceiver(socket, Optional.empty(), endpoints);

  DatagramReceiverTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    receiver.close();
    sender.close();
  }

  @Test
  void whatIsThereTogetherIsDeliveredInOneCall() throws Exception {
    send(10);
    receiver.start();
    assertEquals(10, endpoints.batches.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void batchNeverHoldsMoreThanSixtyFour() throws Exception {
    send(100);
    receiver.start();
    assertEquals(64, endpoints.batches.poll(5, TimeUnit.SECONDS));
    assertEquals(36, endpoints.batches.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void failingEndpointIsReplacedAndTheThreadGoesOn() throws Exception {
    endpoints.failing = true;
    receiver.start();
    send(1);
    assertNotNull(endpoints.batches.poll(5, TimeUnit.SECONDS));
    await().until(() -> receiver.counters().droppedByEndpoint() == 1);
    endpoints.failing = false;
    send(1);
    assertNotNull(endpoints.batches.poll(5, TimeUnit.SECONDS));
    await().until(() -> receiver.counters().datagrams() == 1);
    assertEquals(1, receiver.counters().endpointFailures());
    assertEquals(2, endpoints.created.get());
    assertEquals(1, endpoints.released.get());
  }

  @Test
  void endpointThatIsNotThereYetCostsDatagramsOnly() throws Exception {
    endpoints.unavailable = true;
    receiver.start();
    send(2);
    await().until(() -> receiver.counters().droppedByEndpoint() == 2);
    endpoints.unavailable = false;
    send(1);
    assertEquals(1, endpoints.batches.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void endpointIsKeptFromBatchToBatch() throws Exception {
    receiver.start();
    send(1);
    endpoints.batches.poll(5, TimeUnit.SECONDS);
    send(1);
    endpoints.batches.poll(5, TimeUnit.SECONDS);
    assertEquals(1, endpoints.created.get());
  }

  @Test
  void closingReleasesEndpointAndPort() throws Exception {
    receiver.start();
    send(1);
    endpoints.batches.poll(5, TimeUnit.SECONDS);
    receiver.close();
    assertEquals(1, endpoints.released.get());
    assertFalse(socket.isOpen());
    EthernetSocket.bind(socket.localAddress()).close();
  }

  @Test
  void stateOfTheInterfaceIsToldWhenReceivingBegins() throws Exception {
    Optional<Carrier> loopback = Carrier.of(InetAddress.getLoopbackAddress());
    assertTrue(loopback.isPresent());
    try (DatagramReceiver bound =
        new DatagramReceiver(EthernetSocket.bind(ANY_PORT), loopback, endpoints)) {
      bound.start();
      LinkStateChange change = endpoints.changes.poll(5, TimeUnit.SECONDS);
      assertNotNull(change);
      assertEquals(LinkStateChange.State.UP, change.state());
    }
  }

  private void send(int count) throws IOException {
    DatagramBatch batch = new DatagramBatch(count, 10);
    for (int i = 0; i < count; i++) {
      batch.add(new byte[] {1}, 0, 1, socket.localAddress());
    }
    assertEquals(count, sender.send(batch));
  }
}
