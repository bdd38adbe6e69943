package org.honeylink.transport.fec.kernel;

import java.util.Arrays;

/** Kernel of table look-ups, one byte at a time; runs on every JVM. */
final class ScalarFecKernel implements FecKernel {

  private final String why;

  ScalarFecKernel(String why) {
    this.why = why;
  }

  @Override
  public void multiply(
      FieldMatrix matrix, byte[][] inputs, byte[][] outputs, int outputCount, int bytes) {
    if (outputCount == 1
        || bytes < Integer.BYTES
        || matrix.columns() > PackedProducts.MOST_COLUMNS) {
      multiply(matrix, inputs, outputs, outputCount, 0, bytes);
      return;
    }
    for (int row = 0; row < outputCount; row += PackedProducts.ROWS) {
      int rows = Math.min(PackedProducts.ROWS, outputCount - row);
      multiplyPacked(matrix.packedProducts(row), inputs, outputs, row, rows, bytes);
    }
  }

  private static void multiplyPacked(
      PackedProducts products, byte[][] inputs, byte[][] outputs, int row, int rows, int bytes) {
    int last = bytes - Integer.BYTES;
    for (int at = 0; at < last; at += Integer.BYTES) {
      products.multiplyFour(inputs, outputs, row, rows, at);
    }
    // The last four may have been written in part: they become the same again.
    products.multiplyFour(inputs, outputs, row, rows, last);
  }

  /** The bytes from {@code from} up to {@code to} only. */
  static void multiply(
      FieldMatrix matrix, byte[][] inputs, byte[][] outputs, int outputCount, int from, int to) {
    for (int row = 0; row < outputCount; row++) {
      byte[] output = outputs[row];
      Arrays.fill(output, from, to, (byte) 0);
      for (int column = 0; column < matrix.columns(); column++) {
        addProduct(GaloisField.products(matrix.at(row, column)), inputs[column], output, from, to);
      }
    }
  }

  // input and output are at least `to` long; products holds all 256 values of a byte.
  private static void addProduct(byte[] products, byte[] input, byte[] output, int from, int to) {
    for (int i = from; i < to; i++) {
      output[i] ^= products[input[i] & 0xFF];
    }
  }

  @Override
  public String describe() {
    return "FEC kernel: scalar (" + why + ")";
  }
}
