package org.honeylink.control.dataplane.infrastructure.quic;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tech.kwik.core.QuicConnection;

/**
 * Connections whose handshake is under way: at most so many, and each for at most so long. kwik
 * limits neither, gives each connection threads, and keeps some whose first packet was refused for
 * ever. Thread-safe.
 */
final class Handshakes {

  private static final Logger LOG = System.getLogger(Handshakes.class.getName());

  /** Each has three threads of kwik's. */
  static final int MOST = 256;

  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Map<QuicConnection, Visit> underWay = new ConcurrentHashMap<>();

  /**
   * A connection begins.
   *
   * @throws IllegalStateException when there are too many; kwik then drops the packet, and has made
   *     nothing yet
   */
  Visit begin(QuicConnection connection) {
    if (underWay.size() >= MOST) {
      throw new IllegalStateException("too many handshakes are under way");
    }
    Visit visit = new Visit(() -> underWay.remove(connection));
    underWay.put(connection, visit);
    connection.setConnectionListener(visit);
    return visit;
  }

  /**
   * The handshake is over.
   *
   * @throws IllegalStateException when it took too long, or the connection has ended meanwhile
   */
  Visit done(QuicConnection connection) {
    Visit visit = underWay.remove(connection);
    if (visit == null) {
      throw new IllegalStateException("the handshake is not under way any more");
    }
    return visit;
  }

  int underWay() {
    return underWay.size();
  }

  /** Ends those that take too long; to be called now and then. */
  void endOverdue(long nowNanos) {
    underWay.forEach(
        (connection, visit) -> {
          if (nowNanos - visit.begunNanos() >= LONGEST.toNanos()) {
            underWay.remove(connection);
            LOG.log(Level.DEBUG, "A QUIC handshake took longer than {0}", LONGEST);
            KwikInternals.terminate(connection);
          }
        });
  }
}
