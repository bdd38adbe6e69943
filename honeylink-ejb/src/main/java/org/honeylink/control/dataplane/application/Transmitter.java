package org.honeylink.control.dataplane.application;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkConnection;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkSpec;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches over the managed link, and asks for it anew when it went away; what is addressed to
 * another carrier's connection goes there. What cannot be sent is lost, as on any network, and
 * counted. Thread-safe.
 */
final class Transmitter {

  private static final Logger LOG = System.getLogger(Transmitter.class.getName());

  private final LinkConnectionFactory links;
  private final LinkSpec spec;
  private final LongAdder unsent = new LongAdder();
  private volatile @Nullable LinkConnection link;
  private volatile boolean away;

  Transmitter(LinkConnectionFactory links, LinkSpec spec) {
    this.links = links;
    this.spec = spec;
  }

  /** Datagrams that no link took. */
  long unsent() {
    return unsent.sum();
  }

  /** Sends all of it and empties the batch. */
  void send(DatagramBatch batch) {
    int carried = 0;
    for (int i = 0; i < batch.count(); i++) {
      if (batch.address(i) instanceof CarrierAddress carrier) {
        carried++;
        if (!carrier.send(batch.bytes(), batch.offset(i), batch.length(i))) {
          unsent.increment();
        }
      }
    }
    if (carried == 0) {
      sendByLink(batch);
    } else if (carried < batch.count()) {
      sendByLink(withoutCarried(batch));
    }
    batch.clear();
  }

  /** Only while a session moves from one carrier to the other. */
  private static DatagramBatch withoutCarried(DatagramBatch batch) {
    DatagramBatch rest = new DatagramBatch(batch.count(), batch.datagramBytes());
    for (int i = 0; i < batch.count(); i++) {
      if (!(batch.address(i) instanceof CarrierAddress)) {
        rest.add(batch.bytes(), batch.offset(i), batch.length(i), batch.address(i));
      }
    }
    return rest;
  }

  private void sendByLink(DatagramBatch batch) {
    if (batch.isEmpty()) {
      return;
    }
    int sent = 0;
    try {
      sent = open().send(batch);
      away = false;
    } catch (IOException e) {
      discard();
      report(e);
    }
    unsent.add((long) batch.count() - sent);
  }

  private LinkConnection open() throws IOException {
    LinkConnection current = link;
    return current != null ? current : connect();
  }

  private synchronized LinkConnection connect() throws IOException {
    LinkConnection current = link;
    if (current == null) {
      current = links.getConnection(spec);
      link = current;
    }
    return current;
  }

  /** Gives the handle back; the next {@link #send} asks for another. */
  synchronized void discard() {
    LinkConnection current = link;
    link = null;
    if (current != null) {
      current.close();
    }
  }

  /** Once for each outage, not once for each packet. */
  private void report(IOException cause) {
    if (!away) {
      away = true;
      LOG.log(Level.WARNING, "Link " + spec + " is away, packets are lost until it is back", cause);
    }
  }
}
