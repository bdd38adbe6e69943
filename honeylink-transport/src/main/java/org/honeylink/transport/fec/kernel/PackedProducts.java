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

  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[][] products;

  private PackedProducts(long[][] products) {
    this.products = products;
  }

  /** Of the rows from {@code firstRow} on, at most {@link #ROWS}. */
  static PackedProducts of(FieldMatrix matrix, int firstRow) {
    long[][] products = new long[matrix.columns()][VALUES];
    int rows = Math.min(ROWS, matrix.rows() - firstRow);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        byte[] ofFactor = GaloisField.products(matrix.at(firstRow + row, column));
        for (int value = 0; value < VALUES; value++) {
          products[column][value] |= (ofFactor[value] & 0xFFL) << (Byte.SIZE * row);
        }
      }
    }
    return new PackedProducts(products);
  }

  /**
   * Writes four bytes of some rows: the sums, over all inputs, of their products. Four, because
   * more sums do not fit into the registers.
   *
   * @param inputs columns of at least {@code at + 4} bytes
   * @param outputs {@code outputs[row + r]} is row r, for r below {@code rows}
   */
  void multiplyFour(byte[][] inputs, byte[][] outputs, int row, int rows, int at) {
    long sum0 = 0;
    long sum1 = 0;
    long sum2 = 0;
    long sum3 = 0;
    for (int column = 0; column < inputs.length; column++) {
      long[] table = products[column];
      int four = (int) FOUR.get(inputs[column], at);
      sum0 ^= table[four & 0xFF];
      sum1 ^= table[four >>> 8 & 0xFF];
      sum2 ^= table[four >>> 16 & 0xFF];
      sum3 ^= table[four >>> 24];
    }
    for (int i = 0; i < rows; i++) {
      int shift = Byte.SIZE * i;
      int four =
          (int) (sum0 >>> shift & 0xFF)
              | (int) (sum1 >>> shift & 0xFF) << 8
              | (int) (sum2 >>> shift & 0xFF) << 16
              | (int) (sum3 >>> shift & 0xFF) << 24;
      FOUR.set(outputs[row + i], at, four);
    }
  }
}
