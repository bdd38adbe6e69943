package org.honeylink.connector.link.ethernet;

import java.io.Closeable;
import java.io.IOException;
import org.honeylink.transport.spi.DatagramBatch;

/**
 * The way of a batch into a socket that somebody else owns. Thread-safe. Closed before its socket
 * is; that leaves the socket open.
 */
interface BatchSender extends Closeable {

  /**
   * Sends every datagram to its address, in order. One that the operating system refuses does not
   * hold up the others.
   *
   * @param batch not retained
   * @return datagrams handed over; the rest is lost
   * @throws IOException when the socket or this sender is closed, or when none could be sent
   *     although it is no longer than any path carries
   */
  int send(DatagramBatch batch) throws IOException;
}
