package org.honeylink.transport.fec.kernel;

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

  /** Sums of products at one place of all inputs; byte r is that of row r. */
  long sum(byte[][] inputs, int at) {
    long sum = 0;
    for (int column = 0; column < inputs.length; column++) {
      sum ^= products[column * VALUES + (inputs[column][at] & 0xFF)];
    }
    return sum;
  }
}
