package org.honeylink.control.webhook.infrastructure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Names to addresses; a seam for tests of names that change their mind. */
@FunctionalInterface
interface Resolver {

  /** The platform's own, which answers within five seconds. */
  Resolver PLATFORM =
      new BoundedLookup(
          host -> List.of(InetAddress.getAllByName(host)), Duration.ofSeconds(5), 256);

  /** Everything that a name stands for now; a literal stands for itself. */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** Host of a URL without the brackets of IPv6. */
  static String host(String ofUrl) {
    return ofUrl.startsWith("[") ? ofUrl.substring(1, ofUrl.length() - 1) : ofUrl;
  }
}
