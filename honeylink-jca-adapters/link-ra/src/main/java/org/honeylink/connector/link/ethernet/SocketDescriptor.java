package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A descriptor of our own for a UDP socket that the JDK opened: a duplicate, so that the number
 * cannot come to mean another file while we use it. The socket lives until both are closed.
 *
 * @param family {@link SocketCalls#AF_INET} or {@link SocketCalls#AF_INET6}
 */
record SocketDescriptor(int number, int family) {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /**
   * Looks through the open files of this process, because the JDK has no API for it. A candidate is
   * duplicated first and looked at then, so it cannot be exchanged between.
   *
   * @param local where the socket is bound
   * @return empty when there is none, or more than one by SO_REUSEADDR
   */
  static Optional<SocketDescriptor> of(InetSocketAddress local, SocketCalls calls)
      throws IOException {
    Optional<SocketDescriptor> found = Optional.empty();
    try (Arena memory = Arena.ofConfined();
        DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
      MemorySegment address = memory.allocate(SocketCalls.ADDRESS_BYTES, Long.BYTES);
      for (Path file : files) {
        Optional<SocketDescriptor> next = duplicate(file, local, address, calls);
        if (next.isPresent() && found.isPresent()) {
          calls.close(next.get().number);
          calls.close(found.get().number);
          return Optional.empty();
        }
        found = found.or(() -> next);
      }
    } catch (DirectoryIteratorException unreadable) {
      throw unreadable.getCause();
    }
    return found;
  }

  private static Optional<SocketDescriptor> duplicate(
      Path file, InetSocketAddress local, MemorySegment address, SocketCalls calls) {
    if (!isSocket(file)) {
      return Optional.empty();
    }
    int copy = calls.duplicate(Integer.parseInt(file.getFileName().toString()));
    if (copy < 0) {
      return Optional.empty();
    }
    if (calls.isDatagramSocket(copy)
        && calls.getsockname(copy, address) == 0
        && SocketAddressCodec.read(address).filter(bound -> same(bound, local)).isPresent()) {
      return Optional.of(new SocketDescriptor(copy, SocketAddressCodec.family(address)));
    }
    calls.close(copy);
    return Optional.empty();
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static boolean same(InetSocketAddress bound, InetSocketAddress local) {
    return bound.getPort() == local.getPort()
        && (bound.getAddress().equals(local.getAddress())
            || (bound.getAddress().isAnyLocalAddress() && local.getAddress().isAnyLocalAddress()));
  }
}
