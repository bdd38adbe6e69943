package org.honeylink.control.webhook.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses on the internet are public: the IANA special-purpose registries for IPv4 and IPv6
 * (RFC 6890) read as "everything that is not globally reachable unicast is refused".
 */
public final class AddressRules {

  private static final List<Block> REFUSED_V4 =
      blocks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT, also some clouds' metadata
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, the clouds' metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** Global unicast; whatever else there is in IPv6 is refused. */
  private static final Block GLOBAL_V6 = Block.of("2000::/3");

  private static final List<Block> REFUSED_V6 =
      blocks(
          "2001::/23", // protocol assignments, Teredo, benchmarks, ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: an IPv4 address in disguise
          "3fff::/20"); // documentation

  private AddressRules() {}

  private static List<Block> blocks(String... texts) {
    return Stream.of(texts).map(Block::of).toList();
  }

  /** Whether anybody on the internet could have this address. */
  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return REFUSED_V4.stream().noneMatch(block -> block.contains(bytes));
    }
    return GLOBAL_V6.contains(bytes)
        && REFUSED_V6.stream().noneMatch(block -> block.contains(bytes));
  }

  static boolean startsAlike(byte[] one, byte[] other, int bits) {
    int whole = bits / 8;
    if (!Arrays.equals(one, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((one[whole] ^ other[whole]) & 0xFF) >> (8 - rest) == 0;
  }

  private record Block(List<Byte> start, int prefix) {

    static Block of(String text) {
      String[] parts = text.split("/", 2);
      try {
        byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
        return new Block(boxed(bytes), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    private static List<Byte> boxed(byte[] bytes) {
      Byte[] boxed = new Byte[bytes.length];
      Arrays.setAll(boxed, i -> bytes[i]);
      return List.of(boxed);
    }

    boolean contains(byte[] address) {
      byte[] mine = new byte[start.size()];
      for (int i = 0; i < mine.length; i++) {
        mine[i] = start.get(i);
      }
      return mine.length == address.length && startsAlike(mine, address, prefix);
    }
  }
}
