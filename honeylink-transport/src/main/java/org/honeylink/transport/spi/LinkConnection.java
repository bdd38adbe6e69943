package org.honeylink.transport.spi;

import java.io.IOException;

/** Handle on one managed link. Thread-safe; unusable after {@link #close}. */
public interface LinkConnection extends AutoCloseable {

  /**
   * Sends every datagram of the batch to its address, in order. The batch stays the caller's.
   *
   * @return datagrams handed to the operating system; fewer than the batch holds when its buffer is
   *     full, the rest is to be treated as lost
   * @throws IOException when the link is away
   */
  int send(DatagramBatch batch) throws IOException;

  LinkQuality quality();

  /**
   * @throws UnsupportedOperationException when this kind of link has no power modes
   */
  void setPowerMode(PowerMode mode);

  @Override
  void close();
}
