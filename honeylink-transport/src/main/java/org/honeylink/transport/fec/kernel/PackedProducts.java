package org.honeylink.transport.fec.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Products of a matrix for code without vectors: the products of one input byte with all rows of a
 * column stand side by side in a {@code long}, so that a byte is looked up once and not once for
 * each row. Immutable; 2 KiB for each column.
 */
final class PackedProducts {

  /** Rows whose products fit into a {@code long}. */
  static final int ROWS = Long.BYTES;

  /** With more columns, the tables leave the fast caches and cost more than they save. */
  static final int MOST_COLUMNS = 32;

  private static final int VALUES = GaloisField.SIZE;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] products;

  private PackedProducts(long[] products) {
    this.products = products;
  }

  /** Of the rows from {@code firstRow} on, at most {@link #ROWS}. */
  static PackedProducts of(FieldMatrix matrix, int firstRow) {
    long[] products = new long[matrix.columns() * VALUES];
    int rows = Math.min(ROWS, matrix.rows() - firstRow);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        byte[] ofFactor = GaloisField.products(matrix.at(firstRow + row, column));
        for (int value = 0; value < VALUES; value++) {
          products[column * VALUES + value] |= (ofFactor[value] & 0xFFL) << (Byte.SIZE * row);
        }
      }
    }
    return new PackedProducts(products);
  }

  /**
   * Writes eight bytes of some rows: the sums, over all inputs, of their products.
   *
   * @param inputs columns of at least {@code at + 8} bytes
   * @param outputs {@code outputs[row + r]} is row r, for r below {@code rows}
   */
  void multiplyEight(byte[][] inputs, byte[][] outputs, int row, int rows, int at) {
    long sum0 = 0;
    long sum1 = 0;
    long sum2 = 0;
    long sum3 = 0;
    long sum4 = 0;
    long sum5 = 0;
    long sum6 = 0;
    long sum7 = 0;
    for (int column = 0; column < inputs.length; column++) {
      int table = column * VALUES;
      long eight = (long) EIGHT.get(inputs[column], at);
      sum0 ^= products[table + (int) (eight & 0xFF)];
      sum1 ^= products[table + (int) (eight >>> 8 & 0xFF)];
      sum2 ^= products[table + (int) (eight >>> 16 & 0xFF)];
      sum3 ^= products[table + (int) (eight >>> 24 & 0xFF)];
      sum4 ^= products[table + (int) (eight >>> 32 & 0xFF)];
      sum5 ^= products[table + (int) (eight >>> 40 & 0xFF)];
      sum6 ^= products[table + (int) (eight >>> 48 & 0xFF)];
      sum7 ^= products[table + (int) (eight >>> 56)];
    }
    for (int i = 0; i < rows; i++) {
      int shift = Byte.SIZE * i;
      long eight =
          (sum0 >>> shift & 0xFF)
              | (sum1 >>> shift & 0xFF) << 8
              | (sum2 >>> shift & 0xFF) << 16
              | (sum3 >>> shift & 0xFF) << 24
              | (sum4 >>> shift & 0xFF) << 32
              | (sum5 >>> shift & 0xFF) << 40
              | (sum6 >>> shift & 0xFF) << 48
              | (sum7 >>> shift & 0xFF) << 56;
      EIGHT.set(outputs[row + i], at, eight);
    }
  }
}
