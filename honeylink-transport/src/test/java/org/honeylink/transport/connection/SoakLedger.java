package org.honeylink.transport.connection;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What an application keeps of a reliable stream, as a broker does: the number that comes next.
 * Messages carry their number and are filled with it.
 */
final class SoakLedger {

  private long expected;
  private long mayRepeatFrom = Long.MAX_VALUE;
  private long repeated;

  /** Messages that came. */
  long count() {
    return expected;
  }

  /** Messages that came again after a restart, as they may. */
  long repeated() {
    return repeated;
  }

  /** The receiving end forgot everything; what the sender was not told is safe comes again. */
  void onRestart(long acknowledged) {
    mayRepeatFrom = acknowledged;
  }

  void onMessage(ReceivedMessage message) {
    long number = message.messageNumber();
    check(message, number);
    if (number == expected) {
      expected++;
    } else if (number < expected && number >= mayRepeatFrom) {
      repeated++;
    } else {
      throw new AssertionError("message " + number + " came in place of " + expected);
    }
  }

  static byte[] message(long number, int bytes) {
    byte[] message = new byte[Math.max(Long.BYTES, bytes)];
    Arrays.fill(message, (byte) number);
    ByteBuffer.wrap(message).putLong(number);
    return message;
  }

  private static void check(ReceivedMessage message, long number) {
    byte[] payload = message.payload();
    if (!Arrays.equals(payload, message(number, payload.length))) {
      throw new AssertionError("message " + number + " has another's content");
    }
  }
}
