package org.honeylink.launcher.demo;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Content of a demo message: who sent it, which one it is, and when. The rest is padding.
 *
 * @param device index of the device
 * @param sequence counts the messages of one stream from 0
 * @param sentNanos {@link System#nanoTime} of the sender, which is also the receiver's clock
 */
record DemoPayload(int device, int sequence, long sentNanos) {

  static final int MIN_BYTES = 20;

  private static final int MAGIC = 0x484C444D; // "HLDM"

  /** As bytes, padded to {@code bytes}. */
  byte[] encode(int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(bytes, MIN_BYTES));
    buffer.putInt(MAGIC).putInt(device).putInt(sequence).putLong(sentNanos);
    return buffer.array();
  }

  /** Empty when the bytes are not of this demo. */
  static Optional<DemoPayload> decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < MIN_BYTES || buffer.getInt() != MAGIC) {
      return Optional.empty();
    }
    return Optional.of(new DemoPayload(buffer.getInt(), buffer.getInt(), buffer.getLong()));
  }
}
