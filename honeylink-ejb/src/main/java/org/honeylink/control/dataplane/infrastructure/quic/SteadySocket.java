package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The socket of kwik's server, made to bear what kwik does not: it ends the whole JVM when a
 * receive fails, and a connection when a send does, although a network interface may go away and
 * come back; and it queues whatever comes, however much. One receiving thread.
 */
final class SteadySocket extends DatagramSocket {

  private static final Logger LOG = System.getLogger(SteadySocket.class.getName());
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Packets that begin a connection; a handshake has one to three of them. */
  private static final int MOST_INITIALS_A_SECOND = 500;

  /** RFC 9000, section 17.2.2: long header, fixed bit, type 0. */
  private static final int INITIAL_MASK = 0xf0;

  private static final int INITIAL = 0xc0;

  private long secondNanos = System.nanoTime();
  private int initials;

  SteadySocket(InetSocketAddress listening) throws SocketException {
    super(listening);
  }

  /** Gives what comes, but for Initial packets beyond a rate; fails only when closed. */
  @Override
  public void receive(DatagramPacket packet) throws IOException {
    int room = packet.getLength();
    boolean said = false;
    while (true) {
      try {
        packet.setLength(room);
        super.receive(packet);
        if (passes(packet, System.nanoTime())) {
          return;
        }
      } catch (IOException e) {
        if (isClosed()) {
          throw e;
        }
        if (!said) {
          LOG.log(Level.WARNING, "The QUIC socket cannot receive; trying again", e);
        }
        said = true;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private boolean passes(DatagramPacket packet, long nowNanos) {
    if (packet.getLength() == 0
        || (packet.getData()[packet.getOffset()] & INITIAL_MASK) != INITIAL) {
      return true;
    }
    if (nowNanos - secondNanos >= TimeUnit.SECONDS.toNanos(1)) {
      secondNanos = nowNanos;
      initials = 0;
    }
    initials++;
    return initials <= MOST_INITIALS_A_SECOND;
  }

  /** What cannot be sent is lost, and QUIC sends it again. */
  @Override
  public void send(DatagramPacket packet) throws IOException {
    try {
      super.send(packet);
    } catch (IOException e) {
      if (isClosed()) {
        throw e;
      }
      LOG.log(Level.DEBUG, "A QUIC packet was not sent: {0}", e);
    }
  }
}
