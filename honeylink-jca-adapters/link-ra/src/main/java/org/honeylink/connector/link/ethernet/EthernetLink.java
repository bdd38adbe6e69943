package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.Figure;
import org.honeylink.transport.spi.LinkQuality;

/** Sends through a socket and says how its interface is. Thread-safe; does not own the socket. */
public final class EthernetLink {

  private final EthernetSocket socket;

  public EthernetLink(EthernetSocket socket) {
    this.socket = socket;
  }

  public boolean isOpen() {
    return socket.isOpen();
  }

  /** As {@link EthernetSocket#send}. */
  public int send(DatagramBatch batch) throws IOException {
    return socket.send(batch);
  }

  /** A wire has no radio: only its speed can be told, loss and latency come from traffic. */
  public LinkQuality quality() {
    Figure unsupported = new Figure.Unsupported();
    Figure unknown = new Figure.Unknown();
    return new LinkQuality(
        unsupported,
        unsupported,
        unknown,
        unknown,
        unknown,
        carrier().map(Carrier::speedBitsPerSecond).orElse(unknown),
        unsupported,
        Instant.now());
  }

  private Optional<Carrier> carrier() {
    try {
      return Carrier.of(socket.localAddress().getAddress());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
