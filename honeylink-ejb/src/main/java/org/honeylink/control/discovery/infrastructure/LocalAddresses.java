package org.honeylink.control.discovery.infrastructure;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The addresses of this machine on which multicast may be used. */
final class LocalAddresses {

  private LocalAddresses() {}

  /**
   * Addresses to listen on: IPv4, or IPv6 where an interface has nothing else.
   *
   * @param named interfaces or addresses, with commas between; without, every interface that is up,
   *     knows multicast and is not the loopback
   */
  static List<InetAddress> chosen(Optional<String> named) {
    Optional<Set<String>> names =
        named.map(
            text ->
                Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    try {
      return NetworkInterface.networkInterfaces()
          .filter(names.isPresent() ? each -> true : LocalAddresses::isFit)
          .flatMap(each -> addresses(each, names).stream())
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFit(NetworkInterface each) {
    try {
      return each.isUp() && each.supportsMulticast() && !each.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }

  private static List<InetAddress> addresses(NetworkInterface of, Optional<Set<String>> names) {
    List<InetAddress> all = of.inetAddresses().toList();
    Predicate<InetAddress> chosen =
        each ->
            names.isEmpty()
                || names.get().contains(of.getName())
                || names.get().contains(each.getHostAddress());
    List<InetAddress> old =
        all.stream().filter(Inet4Address.class::isInstance).filter(chosen).toList();
    return old.isEmpty() ? all.stream().filter(chosen).limit(1).toList() : old;
  }
}
