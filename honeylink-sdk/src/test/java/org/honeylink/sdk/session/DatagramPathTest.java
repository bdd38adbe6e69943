package org.honeylink.sdk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.honeylink.transport.spi.DatagramBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatagramPathTest {

  private static final long PATIENCE_MICROS = 10_000_000;

  private final byte[] datagram = new byte[2_000];
  private DatagramChannel server;
  private DatagramPath path;

  @BeforeEach
  void open() throws IOException {
    server = DatagramChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    path = DatagramPath.open((InetSocketAddress) server.getLocalAddress());
  }

  @AfterEach
  void close() throws IOException {
    path.close();
    server.close();
  }

  @Test
  void aDatagramGoesThereAndBack() throws IOException {
    echoOne();
    path.await(PATIENCE_MICROS);
    assertEquals(3, path.receive(datagram));
    assertEquals(0, path.receive(datagram));
  }

  @Test
  void anotherSocketTakesOver() throws IOException {
    SocketAddress before = echoOne();
    path.reopen();
    SocketAddress after = echoOne();
    assertNotEquals(before, after);
    path.await(PATIENCE_MICROS);
    assertEquals(3, path.receive(datagram));
  }

  @Test
  void nobodyAtThePortIsALostDatagram() throws IOException {
    server.close();
    for (int i = 0; i < 5; i++) {
      send();
      path.await(10_000);
      assertEquals(0, path.receive(datagram));
    }
  }

  @Test
  void aClosedSocketIsNoLostDatagram() throws IOException {
    path.close();
    assertThrows(ClosedChannelException.class, this::send);
  }

  private void send() throws IOException {
    DatagramBatch batch = new DatagramBatch(1, 100);
    batch.add(new byte[3], 0, 3, path.peer());
    path.send(batch);
  }

  private SocketAddress echoOne() throws IOException {
    send();
    ByteBuffer buffer = ByteBuffer.allocate(100);
    SocketAddress from = server.receive(buffer);
    server.send(buffer.flip(), from);
    return from;
  }
}
