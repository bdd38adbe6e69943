package org.honeylink.control.webhook.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hosts and networks that webhooks may reach although they are not public, by the administrator's
 * leave.
 *
 * @param hosts names in lower case
 * @param networks as address and length of prefix
 */
public record PrivateNetworks(Set<String> hosts, List<Network> networks) {

  /** None. */
  public static final PrivateNetworks NONE = new PrivateNetworks(Set.of(), List.of());

  public PrivateNetworks {
    hosts = Set.copyOf(hosts);
    networks = List.copyOf(networks);
  }

  /**
   * Reads a list such as {@code 10.1.0.0/16, hooks.internal}.
   *
   * @throws IllegalArgumentException when a network is none
   */
  public static PrivateNetworks of(String list) {
    List<String> entries =
        Arrays.stream(list.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    return new PrivateNetworks(
        entries.stream()
            .filter(each -> each.indexOf('/') < 0)
            .map(each -> each.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        entries.stream().filter(each -> each.indexOf('/') >= 0).map(Network::of).toList());
  }

  boolean has(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  boolean has(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * A network.
   *
   * @param prefix bits that count
   */
  public record Network(InetAddress address, int prefix) {

    static Network of(String text) {
      String[] parts = text.split("/", 2);
      try {
        // Only a literal: a name would be asked for, and could answer something else tomorrow.
        if (!parts[0].matches("[0-9a-fA-F:.]+")) {
          throw new IllegalArgumentException("'" + text + "' is no network such as 10.0.0.0/8");
        }
        InetAddress address = InetAddress.getByName(parts[0]);
        int prefix = Integer.parseInt(parts[1]);
        if (prefix < 0 || prefix > address.getAddress().length * 8) {
          throw new IllegalArgumentException("'" + text + "' has no such length of prefix");
        }
        return new Network(address, prefix);
      } catch (UnknownHostException | NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' is no network such as 10.0.0.0/8", e);
      }
    }

    boolean contains(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] theirs = other.getAddress();
      return mine.length == theirs.length && AddressRules.startsAlike(mine, theirs, prefix);
    }
  }
}
