package org.honeylink.transport.packet;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a message: the body of a DATA packet, and the content of a data shard.
 *
 * <pre>
 *  8  message number, from 0 for each stream and direction
 *  4  message number less floor; the floor is the sender's oldest message that is not acknowledged
 *     (reliable streams; 0 on others)
 *  2  index of the fragment
 *  2  fragments of the message
 *  n  bytes of the message; all fragments but the last are equally long
 * </pre>
 *
 * <p>The bytes lie in the array that was read, at {@code bytesOffset}.
 */
public record Fragment(
    long messageNumber, long floor, int index, int count, int bytesOffset, int byteCount) {

  /** Bytes before those of the message. */
  public static final int HEADER_BYTES = 16;

  /** Most fragments of a message, so that no peer makes a receiver set aside more. */
  public static final int MOST_FRAGMENTS = 1_024;

  /**
   * @return null when the fields contradict each other
   */
  public static @Nullable Fragment read(byte[] body, int offset, int length) {
    ByteReader in = new ByteReader(body, offset, length);
    long number = in.get64();
    long floor = number - in.get32();
    int index = in.get16();
    int count = in.get16();
    boolean sane =
        !in.failed()
            && floor >= 0
            && number >= floor
            && count <= MOST_FRAGMENTS
            && index < count
            && number <= PacketHeader.MAX_PACKET_NUMBER
            && (index == count - 1 || in.remaining() > 0);
    return sane ? new Fragment(number, floor, index, count, in.position(), in.remaining()) : null;
  }

  /** Writes the fields before the message's bytes. */
  public static void writeHeader(
      byte[] target, int offset, long messageNumber, long floor, int index, int count) {
    ByteWriter out = new ByteWriter(target, offset);
    out.put64(messageNumber);
    out.put32(messageNumber - floor);
    out.put16(index);
    out.put16(count);
  }
}
