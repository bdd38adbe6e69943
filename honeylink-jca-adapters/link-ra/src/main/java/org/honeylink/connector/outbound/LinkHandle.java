package org.honeylink.connector.outbound;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkConnection;
import org.honeylink.transport.spi.LinkQuality;
import org.honeylink.transport.spi.PowerMode;
import org.jspecify.annotations.Nullable;

/** What the application holds. Thread-safe; dead after its close or the pool's cleanup. */
public final class LinkHandle implements LinkConnection {

  private final AtomicReference<@Nullable LinkManagedConnection> managed;

  LinkHandle(LinkManagedConnection managed) {
    this.managed = new AtomicReference<>(managed);
  }

  /**
   * @throws IllegalStateException when this handle has been closed
   */
  @Override
  public int send(DatagramBatch batch) throws IOException {
    LinkManagedConnection link = link();
    try {
      return link.send(batch);
    } catch (IOException failed) {
      if (!link.isOpen()) {
        link.failed(failed);
      }
      throw failed;
    }
  }

  @Override
  public LinkQuality quality() {
    return link().quality();
  }

  @Override
  public void setPowerMode(PowerMode mode) {
    link();
    throw new UnsupportedOperationException("Ethernet has no power modes");
  }

  @Override
  public void close() {
    LinkManagedConnection link = managed.getAndSet(null);
    if (link != null) {
      link.handleClosed(this);
    }
  }

  /** Another managed connection takes this handle over; returns the one that had it. */
  @Nullable LinkManagedConnection moveTo(LinkManagedConnection next) {
    return managed.getAndSet(next);
  }

  void invalidate() {
    managed.set(null);
  }

  private LinkManagedConnection link() {
    LinkManagedConnection link = managed.get();
    if (link == null) {
      throw new IllegalStateException("This link connection is closed; get another one");
    }
    return link;
  }
}
