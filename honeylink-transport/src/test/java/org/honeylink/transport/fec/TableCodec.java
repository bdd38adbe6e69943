package org.honeylink.transport.fec;

import java.util.Arrays;

/**
 * Stands in for Backblaze JavaReedSolomon in benchmarks: its fastest loop, "input, then output,
 * then bytes", over a table of all 65,536 products. Gives the same parity as {@link ReedSolomon}.
 */
final class TableCodec {

  private static final int POLYNOMIAL = 0x11D;
  private static final byte[][] PRODUCTS = products();

  private final byte[][] parityRows;

  /**
   * @param parityRows [m][k]
   */
  TableCodec(byte[][] parityRows) {
    this.parityRows = parityRows;
  }

  /**
   * @param shards [k + m], data first
   */
  void encode(byte[][] shards, int shardBytes) {
    int data = parityRows[0].length;
    for (int input = 0; input < data; input++) {
      byte[] from = shards[input];
      for (int output = 0; output < parityRows.length; output++) {
        byte[] to = shards[data + output];
        byte[] row = PRODUCTS[parityRows[output][input] & 0xFF];
        if (input == 0) {
          Arrays.fill(to, 0, shardBytes, (byte) 0);
        }
        addProduct(row, from, to, shardBytes);
      }
    }
  }

  /** Apart: nested three deep, HotSpot now and then leaves it interpreted. */
  private static void addProduct(byte[] row, byte[] from, byte[] to, int bytes) {
    for (int i = 0; i < bytes; i++) {
      to[i] ^= row[from[i] & 0xFF];
    }
  }

  private static byte[][] products() {
    byte[][] products = new byte[256][256];
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        products[a][b] = (byte) product(a, b);
      }
    }
    return products;
  }

  private static int product(int a, int b) {
    int sum = 0;
    for (int shifted = a, bits = b; bits != 0; bits >>= 1) {
      sum ^= (bits & 1) == 1 ? shifted : 0;
      shifted = (shifted << 1) ^ ((shifted & 0x80) != 0 ? POLYNOMIAL : 0);
    }
    return sum;
  }
}
