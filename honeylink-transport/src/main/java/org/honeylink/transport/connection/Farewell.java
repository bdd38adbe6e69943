package org.honeylink.transport.connection;

import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.spi.DatagramBatch;

/** The end of a session: tells the peer a few times, since nobody acknowledges it. */
final class Farewell {

  private static final int TIMES = 3;
  private static final long INTERVAL_MICROS = 100_000;

  private boolean over;
  private int left;
  private int reasonCode;
  private long nextMicros;

  void announce(CloseReason reason, long nowMicros) {
    over = true;
    left = TIMES;
    reasonCode = reason.code();
    nextMicros = nowMicros;
  }

  void keepSilent() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /**
   * Sends what is due.
   *
   * @return when the next is due; {@link Long#MAX_VALUE} when all is said
   */
  long send(SendPath path, DatagramBatch out, long nowMicros) {
    if (left > 0 && nowMicros >= nextMicros) {
      path.send(out, new Frame.Close(reasonCode));
      left--;
      nextMicros = nowMicros + INTERVAL_MICROS;
    }
    return left > 0 ? nextMicros : Long.MAX_VALUE;
  }
}
