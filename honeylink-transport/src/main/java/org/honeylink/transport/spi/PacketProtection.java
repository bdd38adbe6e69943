package org.honeylink.transport.spi;

/**
 * Authenticated encryption for one stream at one end: seals with the key of the outgoing direction,
 * opens with the key of the incoming one.
 *
 * <p>Works in place on the caller's array, which it never keeps. Not thread-safe: a connection
 * calls it from one thread at a time.
 */
public interface PacketProtection {

  /** Bytes that {@link #seal} adds behind the body: the tag of ChaCha20-Poly1305 and AES-GCM. */
  int TAG_BYTES = 16;

  /**
   * Seals {@code packet[offset + headerBytes .. + bodyBytes)} in place and writes the tag behind
   * it; the header is the associated data.
   *
   * @param packetNumber never used before under this key; must grow
   * @return headerBytes + bodyBytes + {@link #TAG_BYTES}
   * @throws IllegalStateException when the number does not grow; this protection is dead afterwards
   */
  int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes);

  /**
   * Opens {@code packet[offset + headerBytes .. + sealedBytes)} in place.
   *
   * @param sealedBytes body and tag
   * @return bytes of the body, or -1 when the packet is not authentic (content then undefined)
   */
  int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes);
}
