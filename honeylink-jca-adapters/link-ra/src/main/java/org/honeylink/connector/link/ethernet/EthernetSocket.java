package org.honeylink.connector.link.ethernet;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.honeylink.transport.spi.DatagramBatch;

/**
 * One UDP socket, shared by the thread that receives from it and by everybody who sends: replies
 * leave from the port that devices know.
 *
 * <p>{@link #send} is thread-safe; {@link #await} and {@link #drainInto} belong to one thread.
 */
public final class EthernetSocket implements Closeable {

  /** Asked of the operating system, which may grant less: about 60 ms at 1 Gbit/s. */
  static final int RECEIVE_BUFFER_BYTES = 8 << 20;

  private static final int SEND_BUFFER_BYTES = 4 << 20;

  private final DatagramChannel channel;
  private final Selector readable;
  private final InetSocketAddress local;
  private final BatchSender sender;

  private EthernetSocket(
      DatagramChannel channel, Selector readable, InetSocketAddress local, BatchSender sender) {
    this.channel = channel;
    this.readable = readable;
    this.local = local;
    this.sender = sender;
  }

  /** Binds a socket that sends in batches where it can. */
  public static EthernetSocket bind(InetSocketAddress address) throws IOException {
    return bind(address, Batching.AUTO);
  }

  /**
   * Binds the socket.
   *
   * @param address address and port, 0 for any free port
   * @param batching how {@link #send} does it
   * @throws IOException when the port is taken or the address is not of this machine; says which
   *     and what to do
   */
  public static EthernetSocket bind(InetSocketAddress address, Batching batching)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
      setDontFragment(channel);
      channel.configureBlocking(false);
      channel.bind(address);
      Selector readable = Selector.open();
      channel.register(readable, SelectionKey.OP_READ);
      InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
      BatchSender sender = BatchSenders.of(channel, local, batching);
      return new EthernetSocket(channel, readable, local, sender);
    } catch (BindException refused) {
      channel.close();
      throw new IOException(explain(address, refused), refused);
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /** RFC 8899, section 3: a path that has to cut a probe must not let it seem to fit. */
  private static void setDontFragment(DatagramChannel channel) throws IOException {
    if (channel.supportedOptions().contains(ExtendedSocketOptions.IP_DONTFRAGMENT)) {
      channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
    }
  }

  private static String explain(InetSocketAddress address, BindException refused) {
    return "UDP port "
        + address.getPort()
        + " on "
        + address.getHostString()
        + " cannot be used ("
        + refused.getMessage()
        + "); stop the program that holds it, or choose another port with honeylink.udp.port"
        + " (--udp-port) or another address with honeylink.udp.host (--host)";
  }

  public InetSocketAddress localAddress() {
    return local;
  }

  /** What the operating system granted, bytes. */
  public int receiveBufferBytes() throws IOException {
    return channel.getOption(StandardSocketOptions.SO_RCVBUF);
  }

  public boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Waits until a datagram may be there, the time is over, or the socket is closed.
   *
   * @throws IOException when the selector fails or the socket is closed
   */
  public void await(Duration longest) throws IOException {
    if (!readable.isOpen()) {
      throw new ClosedChannelException();
    }
    readable.select(key -> {}, longest.toMillis());
  }

  /**
   * Adds datagrams that are already there until the batch is full.
   *
   * @param room a view of {@code batch.bytes()}, kept by the caller so that nothing is allocated
   * @return datagrams dropped because they fill their whole room and so may have been cut
   */
  public int drainInto(DatagramBatch batch, ByteBuffer room) throws IOException {
    int oversize = 0;
    while (!batch.isFull()) {
      int start = batch.nextOffset();
      room.limit(start + batch.datagramBytes()).position(start);
      InetSocketAddress from = (InetSocketAddress) channel.receive(room);
      if (from == null) {
        break;
      }
      int lengthBytes = room.position() - start;
      if (lengthBytes == batch.datagramBytes()) {
        oversize++;
      } else {
        batch.commit(lengthBytes, from);
      }
    }
    return oversize;
  }

  /**
   * Sends every datagram to its address. One that the operating system refuses does not hold up the
   * others.
   *
   * @return datagrams handed over; the rest is lost
   * @throws IOException when the socket is closed, or when none could be sent although it is no
   *     longer than any path carries
   */
  public int send(DatagramBatch batch) throws IOException {
    return sender.send(batch);
  }

  @Override
  public void close() throws IOException {
    try (readable;
        channel) {
      sender.close();
    }
  }
}
