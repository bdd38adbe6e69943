package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.honeylink.transport.spi.Figure;
import org.honeylink.transport.spi.LinkStateChange;

/** What Linux tells about one network interface under {@code /sys/class/net/<name>}. */
public final class Carrier {

  private static final Path NET = Path.of("/sys/class/net");
  private static final double BITS_PER_MEGABIT = 1_000_000;

  private final String interfaceName;
  private final Path directory;

  Carrier(String interfaceName, Path net) {
    this.interfaceName = interfaceName;
    this.directory = net.resolve(interfaceName);
  }

  /**
   * The interface that owns an address; empty for the wildcard address and where there is no {@code
   * /sys}.
   */
  public static Optional<Carrier> of(InetAddress address) throws IOException {
    if (address.isAnyLocalAddress()) {
      return Optional.empty();
    }
    return Optional.ofNullable(NetworkInterface.getByInetAddress(address))
        .filter(owner -> Files.isDirectory(NET.resolve(owner.getName())))
        .map(owner -> new Carrier(owner.getName(), NET));
  }

  public String interfaceName() {
    return interfaceName;
  }

  /**
   * Whether datagrams can pass; reading {@code carrier} of an interface that is administratively
   * down fails with EINVAL, so a failed read is DOWN.
   */
  public LinkStateChange.State state() {
    return read("carrier").filter("1"::equals).isPresent()
        ? LinkStateChange.State.UP
        : LinkStateChange.State.DOWN;
  }

  /** Speed of the wire, bits per second; unknown for interfaces without one, such as loopback. */
  public Figure speedBitsPerSecond() {
    return read("speed")
        .filter(megabits -> megabits.matches("[0-9]{1,9}"))
        .<Figure>map(megabits -> new Figure.Measured(Long.parseLong(megabits) * BITS_PER_MEGABIT))
        .orElseGet(Figure.Unknown::new);
  }

  private Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(directory.resolve(file)).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
