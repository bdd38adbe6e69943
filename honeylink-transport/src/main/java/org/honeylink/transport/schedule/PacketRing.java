package org.honeylink.transport.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * First-in first-out ring of packets with size and time; doubles when full. Three arrays in place
 * of a record for each packet, so that nothing is allocated once it has grown.
 */
final class PacketRing<T> {

  private static final int INITIAL_PACKETS = 8; // a power of two, as every later capacity

  private @Nullable Object[] packets = new Object[INITIAL_PACKETS];
  private int[] bytes = new int[INITIAL_PACKETS];
  private long[] queuedMicros = new long[INITIAL_PACKETS];
  private long[] arrivals = new long[INITIAL_PACKETS];
  private int head;
  private int count;

  int count() {
    return count;
  }

  void add(T packet, int packetBytes, long nowMicros, long arrival) {
    if (count == packets.length) {
      grow();
    }
    int tail = slot(count);
    packets[tail] = packet;
    bytes[tail] = packetBytes;
    queuedMicros[tail] = nowMicros;
    arrivals[tail] = arrival;
    count++;
  }

  // Callers of the following have seen count() > 0.

  @SuppressWarnings("unchecked") // add() lets only T in
  T head() {
    Object packet = packets[head];
    if (packet == null) {
      throw new IllegalStateException("the ring is empty");
    }
    return (T) packet;
  }

  int headBytes() {
    return bytes[head];
  }

  long headQueuedMicros() {
    return queuedMicros[head];
  }

  long headArrival() {
    return arrivals[head];
  }

  void removeHead() {
    packets[head] = null;
    head = slot(1);
    count--;
  }

  private int slot(int behindHead) {
    return (head + behindHead) & (packets.length - 1);
  }

  private void grow() {
    int capacity = packets.length;
    int grown = capacity * 2;
    packets = Arrays.copyOf(packets, grown);
    bytes = Arrays.copyOf(bytes, grown);
    queuedMicros = Arrays.copyOf(queuedMicros, grown);
    arrivals = Arrays.copyOf(arrivals, grown);
    // The ring was full, so what lies before the head follows what lies behind it.
    System.arraycopy(packets, 0, packets, capacity, head);
    Arrays.fill(packets, 0, head, null);
    System.arraycopy(bytes, 0, bytes, capacity, head);
    System.arraycopy(queuedMicros, 0, queuedMicros, capacity, head);
    System.arraycopy(arrivals, 0, arrivals, capacity, head);
  }
}
