package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;
import org.honeylink.transport.stats.SessionStats;

/**
 * One end of one session: takes datagrams in, gives datagrams out, and keeps the promises of the
 * session's streams.
 *
 * <p>Does no input or output and reads no clock: {@code nowMicros} is any monotonic clock of the
 * caller and must not run backwards. After every call the caller calls {@link #transmit} and sends
 * what the batch then holds, and again at the time it returned. Not thread-safe: one lock for each
 * session. Bytes from the network never cause an exception.
 */
public final class SessionConnection {

  private final SessionListener listener;
  private boolean closed;

  public SessionConnection(SessionConfig config, SessionListener listener, long nowMicros) {
    this.listener = listener;
    this.closed = config.streams().isEmpty() && nowMicros < 0;
  }

  /** Names the peer's address; for the device, before the first {@link #transmit}. */
  public void connectPeer(InetSocketAddress peer) {
    requireOpen();
  }

  /**
   * Takes one datagram. It is opened in place: its content is undefined afterwards. The array stays
   * the caller's.
   *
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public void receive(
      byte[] packet, int offset, int length, InetSocketAddress from, long nowMicros) {
    requireOpen();
  }

  /**
   * Runs what is due and appends to the batch what may go out now.
   *
   * @param out not full; its datagrams have room for {@code maxDatagramBytes}
   * @return when to call again, in the caller's clock; at most {@code nowMicros} when the batch
   *     became full and there is more; {@link Long#MAX_VALUE} when nothing is to be done before the
   *     next call of another method
   */
  public long transmit(DatagramBatch out, long nowMicros) {
    return closed ? Long.MAX_VALUE : out.isFull() ? nowMicros : Long.MAX_VALUE;
  }

  /**
   * Queues a message. It gets the next number of its stream when the outcome is ACCEPTED or
   * BACKPRESSURE: the first message of a stream is number 0.
   *
   * @param message copied by reference; must not be changed until it is acknowledged
   * @throws IllegalArgumentException when the session has no such stream
   */
  public SendOutcome send(long connectionId, byte[] message, long nowMicros) {
    return closed ? SendOutcome.CLOSED : SendOutcome.FULL;
  }

  /** Longest message the stream takes. */
  public int largestMessageBytes(long connectionId) {
    return closed ? 0 : 1;
  }

  /**
   * Tells the peer that this end's application has every message of a reliable stream up to this
   * one safely. Numbers not delivered yet, and unreliable streams, are ignored.
   */
  public void committed(long connectionId, long throughMessageNumber) {
    requireOpen();
  }

  /**
   * Changes to the next key epoch, in both directions: packet numbers and replay window start anew,
   * unacknowledged messages are sent again, and the receiving side starts where the peer says.
   */
  public void rekey(long connectionId, PacketProtection newProtection, long nowMicros) {
    requireOpen();
  }

  /** Ends the session; the next {@link #transmit} tells the peer. Does nothing when closed. */
  public void close(CloseReason reason, long nowMicros) {
    if (!closed) {
      closed = true;
      listener.onClosed(reason);
    }
  }

  public boolean isClosed() {
    return closed;
  }

  public SessionStats stats() {
    return new SessionStats(List.of(), Map.of(), 0, 0, 0);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
  }
}
