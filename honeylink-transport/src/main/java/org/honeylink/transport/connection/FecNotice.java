package org.honeylink.transport.connection;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.LossEstimate;
import org.honeylink.transport.fec.adaptive.SchemeChooser;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says when it changes its redundancy: content of CONTROL packets of kind 0xfec. The
 * receiver needs it for nothing but to know; PARITY packets say themselves what they protect.
 *
 * <pre>
 *  4  number of the change, from 1 for each stream, direction and epoch
 *  1  data shards of a full block
 *  1  parity shards of a full block
 *  4  share of packets lost before repair, in millionths
 *  4  average run of losses, in thousandths of a packet
 * </pre>
 *
 * @param measured its number of packets does not travel
 */
public record FecNotice(long number, FecScheme scheme, LossEstimate measured) {

  /** Kind of the CONTROL packets that carry a notice. */
  public static final int KIND = 0xfec;

  private static final int BYTES = 14;
  private static final double MILLION = 1e6;
  private static final double THOUSAND = 1e3;

  byte[] bytes() {
    byte[] content = new byte[BYTES];
    put32(content, 0, number);
    content[4] = (byte) scheme.dataShards();
    content[5] = (byte) scheme.parityShards();
    put32(content, 6, Math.round(measured.loss() * MILLION));
    put32(content, 10, Math.round(measured.meanBurst() * THOUSAND));
    return content;
  }

  /** Reads a notice; null when it is malformed. */
  public static @Nullable FecNotice read(byte[] packet, int offset, int length) {
    if (length != BYTES) {
      return null;
    }
    int data = packet[offset + 4] & 0xff;
    int parity = packet[offset + 5] & 0xff;
    double loss = get32(packet, offset + 6) / MILLION;
    double burst = get32(packet, offset + 10) / THOUSAND;
    FecScheme largest = SchemeChooser.largest();
    boolean sane =
        data >= 1
            && data <= largest.dataShards()
            && parity <= largest.parityShards()
            && loss <= 1
            && burst >= 1;
    return sane
        ? new FecNotice(
            get32(packet, offset), new FecScheme(data, parity), new LossEstimate(0, loss, burst))
        : null;
  }

  private static void put32(byte[] target, int offset, long value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      target[offset + i] = (byte) (value >>> (24 - 8 * i));
    }
  }

  private static long get32(byte[] source, int offset) {
    long value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | (source[offset + i] & 0xff);
    }
    return value;
  }
}
