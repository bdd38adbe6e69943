package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
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

  public SessionConnection(SessionConfig config, SessionListener listener, long nowMicros) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Names the peer's address; for the device, before the first {@link #transmit}. */
  public void connectPeer(InetSocketAddress peer) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Takes one datagram. It is opened in place: its content is undefined afterwards. The array stays
   * the caller's.
   *
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public void receive(
      byte[] packet, int offset, int length, InetSocketAddress from, long nowMicros) {
    throw new UnsupportedOperationException("not yet");
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
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Queues a message. It gets the next number of its stream when the outcome is ACCEPTED or
   * BACKPRESSURE: the first message of a stream is number 0.
   *
   * @param message copied by reference; must not be changed until it is acknowledged
   * @throws IllegalArgumentException when the session has no such stream
   */
  public SendOutcome send(long connectionId, byte[] message, long nowMicros) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Longest message the stream takes. */
  public int largestMessageBytes(long connectionId) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Tells the peer that this end's application has every message of a reliable stream up to this
   * one safely. Numbers not delivered yet, and unreliable streams, are ignored.
   */
  public void committed(long connectionId, long throughMessageNumber) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Changes to the next key epoch, in both directions: packet numbers and replay window start anew,
   * unacknowledged messages are sent again, and the receiving side starts where the peer says.
   */
  public void rekey(long connectionId, PacketProtection newProtection, long nowMicros) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Ends the session; the next {@link #transmit} tells the peer. Does nothing when closed. */
  public void close(CloseReason reason, long nowMicros) {
    throw new UnsupportedOperationException("not yet");
  }

  public boolean isClosed() {
    throw new UnsupportedOperationException("not yet");
  }

  public SessionStats stats() {
    throw new UnsupportedOperationException("not yet");
  }
}
