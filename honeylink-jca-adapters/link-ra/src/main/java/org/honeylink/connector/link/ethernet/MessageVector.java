package org.honeylink.connector.link.ethernet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.honeylink.transport.spi.DatagramBatch;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams as {@code sendmmsg} takes them, in memory that is allocated once. Datagrams in a row
 * that go to one address and are of one length, of which the last may be shorter, are one message,
 * which the kernel takes apart ({@code UDP_SEGMENT}). Not thread-safe.
 */
final class MessageVector {

  static final int MOST_MESSAGES = 64;

  /** {@code UDP_MAX_SEGMENTS} of the oldest kernels that know them. */
  static final int MOST_SEGMENTS = 64;

  /** What one datagram of IPv4 holds, which is the limit of a message before it is taken apart. */
  static final int MOST_MESSAGE_BYTES = 65_507;

  private static final int MOST_BYTES = 2 << 16;

  // struct mmsghdr, which begins with a struct msghdr
  private static final int MESSAGE_BYTES = 64;
  private static final int NAME_AT = 0;
  private static final int NAME_LENGTH_AT = 8;
  private static final int VECTOR_AT = 16;
  private static final int VECTOR_LENGTH_AT = 24;
  private static final int CONTROL_AT = 32;
  private static final int CONTROL_LENGTH_AT = 40;

  private static final int NAME_BYTES = 32;
  private static final int IOVEC_BYTES = 16;

  // struct cmsghdr with an unsigned short behind it
  private static final int CONTROL_BYTES = 24;
  private static final long CONTROL_USED_BYTES = 18;

  private final int family;
  private final MemorySegment payload;
  private final MemorySegment messages;
  private final MemorySegment vectors;
  private final MemorySegment controls;
  private final MemorySegment[] names = new MemorySegment[MOST_MESSAGES];
  private final MemorySegment[] tails = new MemorySegment[MOST_MESSAGES];
  private final @Nullable InetSocketAddress[] addresses =
      new @Nullable InetSocketAddress[MOST_MESSAGES];
  private final int[] first = new int[MOST_MESSAGES + 1];
  private int count;
  private int used;

  /**
   * @param family of the socket
   * @param memory must outlive this
   */
  MessageVector(int family, Arena memory) {
    this.family = family;
    this.payload = memory.allocate(MOST_BYTES, Long.BYTES);
    this.messages = memory.allocate((long) MESSAGE_BYTES * MOST_MESSAGES, Long.BYTES);
    this.vectors = memory.allocate((long) IOVEC_BYTES * MOST_MESSAGES, Long.BYTES);
    this.controls = memory.allocate((long) CONTROL_BYTES * MOST_MESSAGES, Long.BYTES);
    for (int i = 0; i < MOST_MESSAGES; i++) {
      names[i] = memory.allocate(NAME_BYTES, Long.BYTES).asSlice(0, SocketCalls.ADDRESS_BYTES);
      tails[i] = messages.asSlice((long) MESSAGE_BYTES * i);
      writeConstants(i);
    }
  }

  private void writeConstants(int message) {
    long control = (long) CONTROL_BYTES * message;
    controls.set(JAVA_LONG, control, CONTROL_USED_BYTES);
    controls.set(JAVA_INT, control + 8, SocketCalls.SOL_UDP);
    controls.set(JAVA_INT, control + 12, SocketCalls.UDP_SEGMENT);
    MemorySegment header = tails[message];
    header.set(JAVA_LONG, NAME_AT, names[message].address());
    header.set(JAVA_INT, NAME_LENGTH_AT, family == SocketCalls.AF_INET ? 16 : 28);
    header.set(JAVA_LONG, VECTOR_AT, vectors.address() + (long) IOVEC_BYTES * message);
    header.set(JAVA_LONG, VECTOR_LENGTH_AT, 1);
    header.set(JAVA_LONG, CONTROL_AT, controls.address() + control);
  }

  /**
   * Takes as many datagrams as there is room for.
   *
   * @param from first to take
   * @return the one after the last that was taken; {@code from} itself when that is one which only
   *     the JDK can send
   */
  int fill(DatagramBatch batch, int from) {
    count = 0;
    used = 0;
    int next = from;
    while (count < MOST_MESSAGES && next < batch.count() && fits(batch, next)) {
      next = addMessage(batch, next);
    }
    first[count] = next;
    return next;
  }

  private boolean fits(DatagramBatch batch, int index) {
    int lengthBytes = batch.length(index);
    return lengthBytes > 0
        && used + lengthBytes <= MOST_BYTES
        && SocketAddressCodec.carries(family, batch.address(index));
  }

  private int addMessage(DatagramBatch batch, int from) {
    int start = used;
    int segmentBytes = batch.length(from);
    int next = from;
    do {
      copy(batch, next++);
    } while (continues(batch, from, next, start));
    first[count] = from;
    writeName(batch.address(from));
    writeMessage(start, next - from > 1 ? segmentBytes : 0);
    count++;
    return next;
  }

  private boolean continues(DatagramBatch batch, int from, int next, int start) {
    if (next == batch.count() || next - from == MOST_SEGMENTS) {
      return false;
    }
    int lengthBytes = batch.length(next);
    return lengthBytes > 0
        && lengthBytes <= batch.length(from)
        && batch.length(next - 1) == batch.length(from)
        && used + lengthBytes <= MOST_BYTES
        && used + lengthBytes - start <= MOST_MESSAGE_BYTES
        && batch.address(next).equals(batch.address(from));
  }

  private void copy(DatagramBatch batch, int index) {
    int lengthBytes = batch.length(index);
    MemorySegment.copy(batch.bytes(), batch.offset(index), payload, JAVA_BYTE, used, lengthBytes);
    used += lengthBytes;
  }

  /** Addresses that stand in their place from the batch before are not written again. */
  private void writeName(InetSocketAddress address) {
    if (!address.equals(addresses[count])) {
      SocketAddressCodec.write(names[count], family, address);
      addresses[count] = address;
    }
  }

  private void writeMessage(int start, int segmentBytes) {
    vectors.set(JAVA_LONG, (long) IOVEC_BYTES * count, payload.address() + start);
    vectors.set(JAVA_LONG, (long) IOVEC_BYTES * count + 8, used - start);
    controls.set(JAVA_SHORT, (long) CONTROL_BYTES * count + 16, (short) segmentBytes);
    tails[count].set(JAVA_LONG, CONTROL_LENGTH_AT, segmentBytes > 0 ? CONTROL_BYTES : 0);
  }

  int count() {
    return count;
  }

  /**
   * Index in the batch of a message's first datagram; for {@link #count} the one after the last.
   */
  int first(int message) {
    return first[message];
  }

  /** The array of {@code struct mmsghdr} from a message on. */
  MemorySegment from(int message) {
    return tails[message];
  }
}
