package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** Chooses the way of batches into a socket, and says once which and why. */
final class BatchSenders {

  private static final Logger LOG = System.getLogger(BatchSenders.class.getName());

  private BatchSenders() {}

  /**
   * @param channel bound to {@code local}
   */
  static BatchSender of(DatagramChannel channel, InetSocketAddress local, Batching batching) {
    ChannelBatchSender twin = new ChannelBatchSender(channel);
    Optional<String> hindrance = hindrance(batching);
    if (hindrance.isPresent()) {
      return oneByOne(twin, local, hindrance.get());
    }
    return accelerated(twin, local)
        .<BatchSender>map(
            sender -> {
              LOG.log(Level.INFO, "UDP {0} sends batches by sendmmsg and UDP_SEGMENT", local);
              return sender;
            })
        .orElseGet(() -> oneByOne(twin, local, "the socket or the kernel does not have it"));
  }

  private static BatchSender oneByOne(
      ChannelBatchSender twin, InetSocketAddress local, String why) {
    LOG.log(Level.INFO, "UDP {0} sends datagrams one by one: {1}", local, why);
    return twin;
  }

  /** Why {@code sendmmsg} is not even tried. */
  private static Optional<String> hindrance(Batching batching) {
    if (batching == Batching.OFF) {
      return Optional.of("honeylink.udp.batching is off");
    }
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.of("batches need Linux");
    }
    if (!BatchSenders.class.getModule().isNativeAccessEnabled()) {
      return Optional.of("the JVM runs without --enable-native-access");
    }
    return SocketCalls.available() ? Optional.empty() : Optional.of("sendmmsg is not there");
  }

  /** Needs native access; empty when the descriptor is not found or segments are not made. */
  static Optional<SendmmsgBatchSender> accelerated(
      ChannelBatchSender twin, InetSocketAddress local) {
    Arena memory = Arena.ofShared();
    SocketCalls calls = new SocketCalls(memory);
    Optional<SocketDescriptor> socket = find(local, calls);
    if (socket.isPresent() && calls.canSegment(socket.get().number())) {
      return Optional.of(SendmmsgBatchSender.of(twin, socket.get(), calls, memory));
    }
    socket.ifPresent(useless -> calls.close(useless.number()));
    memory.close();
    return Optional.empty();
  }

  private static Optional<SocketDescriptor> find(InetSocketAddress local, SocketCalls calls) {
    try {
      return SocketDescriptor.of(local, calls);
    } catch (IOException noProc) {
      LOG.log(Level.DEBUG, "The open files of this process cannot be listed", noProc);
      return Optional.empty();
    }
  }
}
