package org.honeylink.connector.link.ethernet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * {@code struct sockaddr_in} and {@code sockaddr_in6} of Linux. A socket of IPv6 reaches IPv4 by
 * mapped addresses, RFC 4291, section 2.5.5.2.
 */
final class SocketAddressCodec {

  private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int PORT_AT = 2;
  private static final int IPV4_AT = 4;
  private static final int IPV6_AT = 8;
  private static final int IPV4_MAPPED_AT = IPV6_AT + 12;
  private static final int SCOPE_AT = 24;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private SocketAddressCodec() {}

  /** Whether a socket of a family can send there; the wildcard and names are the JDK's matter. */
  static boolean carries(int family, InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    return !address.isUnresolved()
        && !ip.isAnyLocalAddress()
        && (family == SocketCalls.AF_INET6 || !(ip instanceof Inet6Address));
  }

  /**
   * @param struct at least {@link SocketCalls#ADDRESS_BYTES}, aligned to four
   * @param address that the family {@link #carries}
   */
  static void write(MemorySegment struct, int family, InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    struct.fill((byte) 0);
    struct.set(JAVA_SHORT, 0, (short) family);
    struct.set(PORT, PORT_AT, (short) address.getPort());
    if (family == SocketCalls.AF_INET) {
      MemorySegment.copy(ip, 0, struct, JAVA_BYTE, IPV4_AT, IPV4_BYTES);
    } else if (address.getAddress() instanceof Inet6Address scoped) {
      MemorySegment.copy(ip, 0, struct, JAVA_BYTE, IPV6_AT, IPV6_BYTES);
      struct.set(JAVA_INT, SCOPE_AT, scoped.getScopeId());
    } else {
      struct.set(JAVA_SHORT, IPV4_MAPPED_AT - 2L, (short) -1);
      MemorySegment.copy(ip, 0, struct, JAVA_BYTE, IPV4_MAPPED_AT, IPV4_BYTES);
    }
  }

  static int family(MemorySegment struct) {
    return struct.get(JAVA_SHORT, 0);
  }

  /** Address and port, without a scope; empty when of neither family. */
  static Optional<InetSocketAddress> read(MemorySegment struct) {
    return switch (family(struct)) {
      case SocketCalls.AF_INET -> Optional.of(read(struct, IPV4_AT, IPV4_BYTES));
      case SocketCalls.AF_INET6 -> Optional.of(read(struct, IPV6_AT, IPV6_BYTES));
      default -> Optional.empty();
    };
  }

  private static InetSocketAddress read(MemorySegment struct, int at, int lengthBytes) {
    byte[] ip = struct.asSlice(at, lengthBytes).toArray(JAVA_BYTE);
    int port = Short.toUnsignedInt(struct.get(PORT, PORT_AT));
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("4 or 16 bytes are an address", impossible);
    }
  }
}
