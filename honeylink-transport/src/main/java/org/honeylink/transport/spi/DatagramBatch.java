package org.honeylink.transport.spi;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Up to {@link #capacity} datagrams in one array, each with the address it came from or goes to.
 *
 * <p>One owner at a time: whoever is handed a batch may read and change it until the call returns,
 * and copies what it wants to keep. Not thread-safe.
 */
public final class DatagramBatch {

  private final byte[] bytes;
  private final int datagramBytes;
  private final int[] lengths;
  private final InetSocketAddress[] addresses;
  private int count;

  /**
   * @param capacity most datagrams, at least 1
   * @param datagramBytes room for each, 1 to 65,535
   */
  public DatagramBatch(int capacity, int datagramBytes) {
    if (capacity < 1 || datagramBytes < 1 || datagramBytes > 65_535) {
      throw new IllegalArgumentException(
          "capacity " + capacity + " or datagram size " + datagramBytes + " out of range");
    }
    this.bytes = new byte[Math.multiplyExact(capacity, datagramBytes)];
    this.datagramBytes = datagramBytes;
    this.lengths = new int[capacity];
    this.addresses = new InetSocketAddress[capacity];
  }

  /** The array that holds all datagrams; datagram i begins at {@link #offset offset(i)}. */
  public byte[] bytes() {
    return bytes;
  }

  public int capacity() {
    return lengths.length;
  }

  public int datagramBytes() {
    return datagramBytes;
  }

  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public boolean isFull() {
    return count == lengths.length;
  }

  public int offset(int index) {
    return Objects.checkIndex(index, lengths.length) * datagramBytes;
  }

  public int length(int index) {
    return lengths[Objects.checkIndex(index, count)];
  }

  /** Sender of an incoming datagram, destination of an outgoing one. */
  public InetSocketAddress address(int index) {
    return addresses[Objects.checkIndex(index, count)];
  }

  /** Where the next datagram is to be written; finish with {@link #commit}. */
  public int nextOffset() {
    return offset(count);
  }

  /** Makes the bytes written at {@link #nextOffset} the next datagram. */
  public void commit(int lengthBytes, InetSocketAddress address) {
    Objects.checkFromIndexSize(0, lengthBytes, datagramBytes);
    Objects.checkIndex(count, lengths.length);
    lengths[count] = lengthBytes;
    addresses[count] = Objects.requireNonNull(address);
    count++;
  }

  /** Copies one datagram in. */
  public void add(byte[] source, int offset, int lengthBytes, InetSocketAddress address) {
    System.arraycopy(source, offset, bytes, nextOffset(), lengthBytes);
    commit(lengthBytes, address);
  }

  /** Empties the batch; the bytes stay until they are written over. */
  public void clear() {
    count = 0;
  }
}
