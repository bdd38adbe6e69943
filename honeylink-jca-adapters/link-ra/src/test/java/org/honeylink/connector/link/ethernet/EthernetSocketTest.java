package org.honeylink.connector.link.ethernet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.honeylink.transport.spi.DatagramBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EthernetSocketTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private EthernetSocket left;
  private EthernetSocket right;

  EthernetSocketTest() throws IOException {
    left = EthernetSocket.bind(ANY_PORT);
    right = EthernetSocket.bind(ANY_PORT);
  }

  @BeforeEach
  void bothAreOpen() {
    assertTrue(left.isOpen() && right.isOpen());
  }

  @AfterEach
  void close() throws IOException {
    left.close();
    right.close();
  }

  @Test
  void datagramsArriveInOneBatchWithTheirSender() throws IOException {
    DatagramBatch out = new DatagramBatch(3, 100);
    for (String text : new String[] {"one", "two", "three"}) {
      out.add(text.getBytes(UTF_8), 0, text.length(), right.localAddress());
    }
    assertEquals(3, left.send(out));
    DatagramBatch in = receive(3, 100);
    assertEquals("three", new String(in.bytes(), in.offset(2), in.length(2), UTF_8));
    assertEquals(left.localAddress(), in.address(0));
  }

  @Test
  void datagramThatMayHaveBeenCutIsDroppedAndCounted() throws IOException {
    DatagramBatch out = new DatagramBatch(1, 100);
    out.add(new byte[80], 0, 80, right.localAddress());
    left.send(out);
    right.await(Duration.ofSeconds(5));
    DatagramBatch in = new DatagramBatch(4, 80);
    assertEquals(1, right.drainInto(in, ByteBuffer.wrap(in.bytes())));
    assertTrue(in.isEmpty());
  }

  @Test
  void datagramLongerThanAnyPathCarriesIsLostAndNoTroubleOfTheLink() throws IOException {
    DatagramBatch out = new DatagramBatch(1, 65_535);
    out.add(new byte[65_508], 0, 65_508, right.localAddress());
    assertEquals(0, left.send(out));
  }

  @Test
  void fullBatchLeavesTheRestForTheNextCall() throws IOException {
    DatagramBatch out = new DatagramBatch(3, 100);
    for (int i = 0; i < 3; i++) {
      out.add(new byte[] {(byte) i}, 0, 1, right.localAddress());
    }
    left.send(out);
    assertEquals(2, receive(2, 100).count());
    assertEquals(1, receive(1, 100).count());
  }

  @Test
  void refusedDestinationDoesNotHoldUpTheOthers() throws IOException {
    DatagramBatch out = new DatagramBatch(2, 100);
    out.add(new byte[1], 0, 1, ANY_PORT);
    out.add(new byte[1], 0, 1, right.localAddress());
    assertEquals(1, left.send(out));
    assertEquals(1, receive(1, 100).count());
  }

  @Test
  void portInUseIsNamedTogetherWithTheRemedy() {
    IOException refused =
        assertThrows(IOException.class, () -> EthernetSocket.bind(left.localAddress()));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("UDP port " + left.localAddress().getPort()), message);
    assertTrue(message.contains("--udp-port"), message);
  }

  @Test
  void closedSocketNeitherWaitsNorSends() throws IOException {
    left.close();
    assertFalse(left.isOpen());
    assertThrows(ClosedChannelException.class, () -> left.await(Duration.ofSeconds(1)));
    DatagramBatch out = new DatagramBatch(1, 100);
    out.add(new byte[1], 0, 1, right.localAddress());
    assertThrows(ClosedChannelException.class, () -> left.send(out));
  }

  private DatagramBatch receive(int count, int bytes) throws IOException {
    DatagramBatch in = new DatagramBatch(count, bytes);
    ByteBuffer room = ByteBuffer.wrap(in.bytes());
    for (int i = 0; i < 50 && !in.isFull(); i++) {
      right.await(Duration.ofMillis(100));
      right.drainInto(in, room);
    }
    return in;
  }
}
