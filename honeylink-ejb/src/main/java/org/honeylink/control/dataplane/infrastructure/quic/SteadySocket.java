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
 * A socket whose {@link #receive} fails only when it is closed: kwik's server ends the whole JVM
 * when a receive fails, and a network interface may go away and come back.
 */
final class SteadySocket extends DatagramSocket {

  private static final Logger LOG = System.getLogger(SteadySocket.class.getName());
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  SteadySocket(InetSocketAddress listening) throws SocketException {
    super(listening);
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    for (boolean said = false; ; said = true) {
      try {
        super.receive(packet);
        return;
      } catch (IOException e) {
        if (isClosed()) {
          throw e;
        }
        if (!said) {
          LOG.log(Level.WARNING, "The QUIC socket cannot receive; trying again", e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
