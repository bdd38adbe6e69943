package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.honeylink.transport.spi.DatagramBatch;

/** One call for each datagram, by the JDK alone: runs everywhere. */
final class ChannelBatchSender implements BatchSender {

  private final DatagramChannel channel;
  private volatile boolean closed;

  ChannelBatchSender(DatagramChannel channel) {
    this.channel = channel;
  }

  @Override
  public int send(DatagramBatch batch) throws IOException {
    SendOutcome outcome = new SendOutcome();
    send(batch, 0, batch.count(), outcome);
    return outcome.answer();
  }

  /** Sends the datagrams {@code from} to {@code until - 1}. */
  void send(DatagramBatch batch, int from, int until, SendOutcome outcome) throws IOException {
    requireOpen();
    ByteBuffer view = ByteBuffer.wrap(batch.bytes());
    for (int i = from; i < until; i++) {
      int start = batch.offset(i);
      view.limit(start + batch.length(i)).position(start);
      try {
        outcome.sent(channel.send(view, batch.address(i)) > 0 ? 1 : 0);
      } catch (ClosedChannelException gone) {
        throw gone;
      } catch (IOException notThis) {
        outcome.refused(batch.length(i), notThis);
      }
    }
  }

  void requireOpen() throws ClosedChannelException {
    if (closed || !channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
