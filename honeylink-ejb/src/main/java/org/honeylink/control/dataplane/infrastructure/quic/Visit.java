package org.honeylink.control.dataplane.infrastructure.quic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.ConnectionEstablishedEvent;
import tech.kwik.core.ConnectionListener;
import tech.kwik.core.ConnectionTerminatedEvent;

/**
 * A connection from its first packet to its end: whose it has proven to be, and what is to be done
 * at its end, which may come at any time. Thread-safe.
 */
final class Visit implements ConnectionListener {

  private final long begunNanos = System.nanoTime();
  private Runnable atEnd;
  private @Nullable String deviceId;
  private boolean ended;

  /**
   * @param atEnd done once, when the connection ends
   */
  Visit(Runnable atEnd) {
    this.atEnd = atEnd;
  }

  long begunNanos() {
    return begunNanos;
  }

  /** The client has proven to be this device. */
  synchronized void proven(String device) {
    deviceId = device;
  }

  synchronized Optional<String> deviceId() {
    return Optional.ofNullable(deviceId);
  }

  /**
   * From now on, this is to be done at the end.
   *
   * @return false when the connection has ended already
   */
  synchronized boolean atEnd(Runnable action) {
    atEnd = action;
    return !ended;
  }

  @Override
  public void connected(ConnectionEstablishedEvent event) {
    // Told by the handshake itself.
  }

  @Override
  public void disconnected(ConnectionTerminatedEvent event) {
    Runnable action;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      action = atEnd;
    }
    action.run();
  }
}
