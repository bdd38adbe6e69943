package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;
import org.honeylink.transport.spi.DatagramBatch;

/**
 * Hands a batch to Linux by {@code sendmmsg(2)}, runs of datagrams in one piece.
 *
 * <p>Has no rules of its own for trouble: what the kernel refuses goes through the twin, datagram
 * by datagram, and becomes what it becomes there. A call that is refused as such is not tried
 * again.
 */
final class SendmmsgBatchSender implements BatchSender {

  private static final Logger LOG = System.getLogger(SendmmsgBatchSender.class.getName());

  private final ReentrantLock lock = new ReentrantLock();
  private final ChannelBatchSender twin;
  private final Call call;
  private final MessageVector messages;
  private final Closing closing;
  private final SendOutcome outcome = new SendOutcome();
  private boolean refused;
  private boolean closed;

  /** {@code sendmmsg} on one descriptor: messages taken, at least one, or the error negated. */
  interface Call {

    int send(MemorySegment messages, int count);
  }

  /** Gives back descriptor and memory. */
  interface Closing {

    void close();
  }

  SendmmsgBatchSender(ChannelBatchSender twin, Call call, MessageVector messages, Closing closing) {
    this.twin = twin;
    this.call = call;
    this.messages = messages;
    this.closing = closing;
  }

  /** Takes over descriptor and memory. */
  static SendmmsgBatchSender of(
      ChannelBatchSender twin, SocketDescriptor socket, SocketCalls calls, Arena memory) {
    return new SendmmsgBatchSender(
        twin,
        (messages, count) -> calls.sendmmsg(socket.number(), messages, count),
        new MessageVector(socket.family(), memory),
        () -> {
          calls.close(socket.number());
          memory.close();
        });
  }

  @Override
  public int send(DatagramBatch batch) throws IOException {
    lock.lock();
    try {
      twin.requireOpen();
      outcome.clear();
      int next = 0;
      while (next < batch.count()) {
        next = sendSome(batch, next);
      }
      return outcome.answer();
    } finally {
      lock.unlock();
    }
  }

  private int sendSome(DatagramBatch batch, int from) throws IOException {
    if (refused) {
      twin.send(batch, from, batch.count(), outcome);
      return batch.count();
    }
    int until = messages.fill(batch, from);
    if (until == from) {
      twin.send(batch, from, from + 1, outcome);
      return from + 1;
    }
    return sendMessages(batch);
  }

  /** Answers the datagram to go on with. */
  private int sendMessages(DatagramBatch batch) throws IOException {
    int next = 0;
    while (next < messages.count() && !refused) {
      int taken = call.send(messages.from(next), messages.count() - next);
      if (taken > 0) {
        outcome.sent(messages.first(next + taken) - messages.first(next));
        next += taken;
      } else if (meansNever(-taken)) {
        giveUp(-taken);
      } else if (taken != -SocketCalls.EINTR) {
        twin.send(batch, messages.first(next), messages.first(next + 1), outcome);
        next++;
      }
    }
    return messages.first(next);
  }

  /** EIO: this interface has no checksums in hardware, without which segments are not made. */
  private static boolean meansNever(int error) {
    return error == SocketCalls.ENOSYS || error == SocketCalls.EPERM || error == SocketCalls.EIO;
  }

  private void giveUp(int error) {
    refused = true;
    LOG.log(
        Level.WARNING,
        "The operating system refuses batches (error {0}); datagrams are sent one by one from now"
            + " on",
        error);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        twin.close();
        closing.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
