package org.honeylink.tests.dataplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one device and the server, keeps what the device sends, and may change it on the
 * way. Two threads, one for each direction; everything public may be called from any thread.
 */
public final class DatagramTap implements AutoCloseable {

  private static final int LARGEST = 65_535;

  private final DatagramChannel entrance;
  private final DatagramChannel exit;
  private final List<byte[]> sent = new CopyOnWriteArrayList<>();
  private final AtomicLong lost = new AtomicLong();
  private volatile UnaryOperator<byte[]> change = UnaryOperator.identity();
  private volatile @Nullable SocketAddress device;

  private DatagramTap(DatagramChannel entrance, DatagramChannel exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  public static DatagramTap towards(int serverPort) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      DatagramChannel entrance = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
      DatagramChannel exit =
          DatagramChannel.open().connect(new InetSocketAddress(loopback, serverPort));
      DatagramTap tap = new DatagramTap(entrance, exit);
      Thread.ofPlatform().daemon().name("tap-up").start(tap::carryUp);
      Thread.ofPlatform().daemon().name("tap-down").start(tap::carryDown);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the device has to send to. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) entrance.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every datagram of the device so far, as it sent them. */
  public List<byte[]> sent() {
    return List.copyOf(sent);
  }

  /** Datagrams that could not be passed on: there was no server. */
  public long lost() {
    return lost.get();
  }

  /** From now on each datagram is changed before it goes on; an empty one does not go on. */
  public void changing(UnaryOperator<byte[]> howEach) {
    change = howEach;
  }

  /** Sends a datagram to the server, from the address that the device's come from. */
  public void inject(byte[] datagram) {
    try {
      exit.write(ByteBuffer.wrap(datagram));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carryUp() {
    ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    while (entrance.isOpen()) {
      try {
        buffer.clear();
        device = entrance.receive(buffer);
        byte[] datagram = new byte[buffer.flip().remaining()];
        buffer.get(datagram);
        sent.add(datagram.clone());
        byte[] changed = change.apply(datagram);
        if (changed.length > 0) {
          exit.write(ByteBuffer.wrap(changed));
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException serverAway) {
        lost.incrementAndGet();
      }
    }
  }

  private void carryDown() {
    ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    while (exit.isOpen()) {
      try {
        buffer.clear();
        exit.read(buffer);
        SocketAddress to = device;
        if (to != null) {
          entrance.send(buffer.flip(), to);
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException serverAway) {
        lost.incrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
      exit.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
