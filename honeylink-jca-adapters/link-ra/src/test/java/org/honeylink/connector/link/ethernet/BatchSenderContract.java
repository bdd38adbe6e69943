package org.honeylink.connector.link.ethernet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import jdk.net.ExtendedSocketOptions;
import org.honeylink.transport.spi.DatagramBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BatchSender} does, and does alike. */
abstract class BatchSenderContract {

  private static final int DATAGRAM_BYTES = 1_472;

  final DatagramChannel channel;
  final BatchSender sender;
  private final EthernetSocket here = EthernetSocket.bind(loopback("127.0.0.1"), Batching.OFF);

  BatchSenderContract() throws IOException {
    channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
    channel.bind(new InetSocketAddress(0));
    sender = sender(channel, (InetSocketAddress) channel.getLocalAddress());
  }

  abstract BatchSender sender(DatagramChannel channel, InetSocketAddress local) throws IOException;

  static InetSocketAddress loopback(String address) {
    return new InetSocketAddress(address, 0);
  }

  @BeforeEach
  void isOpen() {
    assertTrue(channel.isOpen() && here.isOpen());
  }

  @AfterEach
  void close() throws IOException {
    try (channel;
        here) {
      sender.close();
    }
  }

  @Test
  void emptyBatchSendsNothing() throws IOException {
    assertEquals(0, sender.send(new DatagramBatch(1, 100)));
  }

  @Test
  void datagramsArriveInOrderFromThePortOfTheSocketWhateverTheirLengths() throws IOException {
    int[] lengths = {1_200, 1_200, 1_200, 40, 1_200, 1_472, 1_472, 1, 1, 1, 7, 900, 900, 901};
    DatagramBatch out = new DatagramBatch(lengths.length, DATAGRAM_BYTES);
    for (int length : lengths) {
      add(out, length, here.localAddress());
    }
    assertEquals(lengths.length, sender.send(out));
    DatagramBatch in = receive(here, lengths.length);
    assertSame(out, in);
    assertEquals(
        ((InetSocketAddress) channel.getLocalAddress()).getPort(), in.address(0).getPort());
  }

  @Test
  void addressesOfBothFamiliesAreReachedFromOneBatch() throws IOException {
    try (EthernetSocket six = EthernetSocket.bind(loopback("::1"), Batching.OFF)) {
      for (int round = 0; round < 3; round++) {
        DatagramBatch out = new DatagramBatch(6, DATAGRAM_BYTES);
        for (int i = 0; i < 6; i++) {
          add(out, 100, (i + round) % 2 == 0 ? here.localAddress() : six.localAddress());
        }
        assertEquals(6, sender.send(out));
        assertEquals(3, receive(here, 3).count());
        assertEquals(3, receive(six, 3).count());
      }
    }
  }

  @Test
  void batchOfMoreThanOneCallCarriesArrivesWhole() throws IOException {
    DatagramBatch out = new DatagramBatch(300, DATAGRAM_BYTES);
    for (int i = 0; i < 300; i++) {
      add(out, 1_200, here.localAddress());
    }
    assertEquals(300, sender.send(out));
    // the receiver of an ordinary buffer keeps fewer than 300
    DatagramBatch in = receive(here, 64);
    for (int i = 0; i < in.count(); i++) {
      assertArrayEquals(datagram(out, i), datagram(in, i));
    }
  }

  @Test
  void manySmallOnesToManyAddressesArriveEach() throws IOException {
    try (EthernetSocket there = EthernetSocket.bind(loopback("127.0.0.2"), Batching.OFF)) {
      DatagramBatch out = new DatagramBatch(150, 10);
      for (int i = 0; i < 150; i++) {
        add(out, 10, i % 2 == 0 ? here.localAddress() : there.localAddress());
      }
      assertEquals(150, sender.send(out));
      assertEquals(75, receive(here, 75).count());
      assertEquals(75, receive(there, 75).count());
    }
  }

  @Test
  void refusedDestinationDoesNotHoldUpTheOthers() throws IOException {
    DatagramBatch out = new DatagramBatch(5, DATAGRAM_BYTES);
    add(out, 100, here.localAddress());
    add(out, 100, loopback("127.0.0.1"));
    add(out, 100, loopback("127.0.0.1"));
    add(out, 100, here.localAddress());
    add(out, 100, here.localAddress());
    assertEquals(3, sender.send(out));
    assertEquals(3, receive(here, 3).count());
  }

  @Test
  void batchOfWhichNothingCouldBeSentIsAFailure() {
    DatagramBatch out = new DatagramBatch(2, DATAGRAM_BYTES);
    add(out, 100, loopback("127.0.0.1"));
    add(out, 100, loopback("127.0.0.1"));
    assertThrows(IOException.class, () -> sender.send(out));
  }

  @Test
  void datagramLongerThanAnyPathIsLostAlone() throws IOException {
    DatagramBatch out = new DatagramBatch(3, 65_535);
    add(out, 65_508, here.localAddress());
    assertEquals(0, sender.send(out));
    add(out, 100, here.localAddress());
    add(out, 100, here.localAddress());
    assertEquals(2, sender.send(out));
    assertEquals(2, receive(here, 2).count());
  }

  @Test
  void datagramForAPortWhereNobodyListensCountsAsSent() throws IOException {
    InetSocketAddress nobody;
    try (EthernetSocket gone = EthernetSocket.bind(loopback("127.0.0.1"), Batching.OFF)) {
      nobody = gone.localAddress();
    }
    DatagramBatch out = new DatagramBatch(3, DATAGRAM_BYTES);
    add(out, 100, nobody);
    add(out, 100, nobody);
    add(out, 100, here.localAddress());
    for (int i = 0; i < 3; i++) {
      assertEquals(3, sender.send(out));
    }
    assertEquals(3, receive(here, 3).count());
  }

  @Test
  void emptyDatagramIsSentAndNotCounted() throws IOException {
    DatagramBatch out = new DatagramBatch(3, DATAGRAM_BYTES);
    add(out, 10, here.localAddress());
    add(out, 0, here.localAddress());
    add(out, 10, here.localAddress());
    assertEquals(2, sender.send(out));
    assertSame(out, receive(here, 3));
  }

  @Test
  void unresolvedAddressIsAFaultOfTheCallerAfterWhatWentBefore() throws IOException {
    DatagramBatch out = new DatagramBatch(2, DATAGRAM_BYTES);
    add(out, 10, here.localAddress());
    add(out, 10, InetSocketAddress.createUnresolved("nowhere.invalid", 1));
    assertThrows(UnresolvedAddressException.class, () -> sender.send(out));
    assertEquals(1, receive(here, 1).count());
  }

  @Test
  void closedSenderSendsNoMoreAndLeavesTheSocketOpen() throws IOException {
    sender.close();
    sender.close();
    assertThrows(ClosedChannelException.class, () -> sender.send(one()));
    assertTrue(channel.isOpen());
  }

  @Test
  void closedSocketSendsNoMore() throws IOException {
    channel.close();
    assertThrows(ClosedChannelException.class, () -> sender.send(one()));
    assertThrows(ClosedChannelException.class, () -> sender.send(new DatagramBatch(1, 1)));
  }

  DatagramBatch one() {
    DatagramBatch out = new DatagramBatch(1, DATAGRAM_BYTES);
    add(out, 10, here.localAddress());
    return out;
  }

  /** Three messages for the accelerator: 4 datagrams, 1 and 2. */
  DatagramBatch seven() {
    DatagramBatch out = new DatagramBatch(7, DATAGRAM_BYTES);
    for (int length : new int[] {500, 500, 500, 30, 600, 700, 700}) {
      add(out, length, here.localAddress());
    }
    return out;
  }

  void assertArrived(DatagramBatch out) throws IOException {
    assertSame(out, receive(here, out.count()));
  }

  private static void add(DatagramBatch batch, int lengthBytes, InetSocketAddress to) {
    byte[] bytes = new byte[lengthBytes];
    new Random(batch.count()).nextBytes(bytes);
    batch.add(bytes, 0, lengthBytes, to);
  }

  private static void assertSame(DatagramBatch out, DatagramBatch in) {
    assertEquals(out.count(), in.count());
    for (int i = 0; i < out.count(); i++) {
      assertArrayEquals(datagram(out, i), datagram(in, i), "datagram " + i);
    }
  }

  private static byte[] datagram(DatagramBatch batch, int index) {
    int start = batch.offset(index);
    return Arrays.copyOfRange(batch.bytes(), start, start + batch.length(index));
  }

  private static DatagramBatch receive(EthernetSocket socket, int count) throws IOException {
    DatagramBatch in = new DatagramBatch(count, 2_048);
    ByteBuffer room = ByteBuffer.wrap(in.bytes());
    for (int i = 0; i < 50 && !in.isFull(); i++) {
      socket.await(Duration.ofMillis(100));
      socket.drainInto(in, room);
    }
    assertEquals(count, in.count());
    return in;
  }
}
