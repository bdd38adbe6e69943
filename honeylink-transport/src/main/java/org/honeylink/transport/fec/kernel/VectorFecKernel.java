package org.honeylink.transport.fec.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernel of nibble tables: a product is the sum of the products of the low and the high half of a
 * byte, and each of these has only 16 values, which one shuffle looks up for a whole vector (Plank,
 * Greenan, Miller: Screaming Fast Galois Field Arithmetic Using Intel SIMD Instructions, FAST'13).
 *
 * <p>Loading this class needs the module {@code jdk.incubator.vector}; only {@link FecKernels} may
 * name it. The preferred species is used: a wider one is a thousand times slower.
 */
final class VectorFecKernel implements FecKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final int WIDTH = BYTES.length();

  /** Values of half a byte, and so entries of a table. */
  private static final int NIBBLES = 16;

  // For each factor one vector: products of 0..15, and of 0x00..0xF0, repeated over its width.
  private static final byte[] LOW = new byte[GaloisField.SIZE * WIDTH];
  private static final byte[] HIGH = new byte[GaloisField.SIZE * WIDTH];

  static {
    for (int i = 0; i < LOW.length; i++) {
      byte[] products = GaloisField.products(i / WIDTH);
      LOW[i] = products[i % NIBBLES];
      HIGH[i] = products[i % NIBBLES * NIBBLES];
    }
  }

  /** False on a machine whose vectors cannot hold a table of 16. */
  static boolean fits() {
    return WIDTH >= NIBBLES;
  }

  @Override
  public void multiply(
      FieldMatrix matrix, byte[][] inputs, byte[][] outputs, int outputCount, int bytes) {
    if (bytes < WIDTH) {
      ScalarFecKernel.multiply(matrix, inputs, outputs, outputCount, 0, bytes);
      return;
    }
    int row = 0;
    for (; row + 1 < outputCount; row += 2) {
      pair(matrix, row, inputs, outputs[row], outputs[row + 1], bytes);
    }
    if (row < outputCount) {
      single(matrix, row, inputs, outputs[row], bytes);
    }
  }

  // at <= bytes - WIDTH, and every array is at least `bytes` long: no access leaves it. The last
  // vector overlaps the one before; what was written already becomes the same again.
  private static void single(
      FieldMatrix matrix, int row, byte[][] inputs, byte[] output, int bytes) {
    int last = bytes - WIDTH;
    for (int at = 0; at < last; at += WIDTH) {
      singleAt(matrix, row, inputs, output, at);
    }
    singleAt(matrix, row, inputs, output, last);
  }

  private static void singleAt(
      FieldMatrix matrix, int row, byte[][] inputs, byte[] output, int at) {
    ByteVector sum = ByteVector.zero(BYTES);
    for (int column = 0; column < inputs.length && column < matrix.columns(); column++) {
      ByteVector input = ByteVector.fromArray(BYTES, inputs[column], at);
      sum = plusProduct(sum, matrix.at(row, column), input, high(input));
    }
    sum.intoArray(output, at);
  }

  // As single, for two outputs and two places: each input is loaded and split once, and each table
  // is loaded for two.
  private static void pair(
      FieldMatrix matrix, int row, byte[][] inputs, byte[] first, byte[] second, int bytes) {
    int at = 0;
    for (; at + 2 * WIDTH <= bytes; at += 2 * WIDTH) {
      pairAt(matrix, row, inputs, first, second, at, at + WIDTH);
    }
    if (at < bytes) {
      pairAt(matrix, row, inputs, first, second, Math.max(0, bytes - 2 * WIDTH), bytes - WIDTH);
    }
  }

  private static void pairAt(
      FieldMatrix matrix,
      int row,
      byte[][] inputs,
      byte[] first,
      byte[] second,
      int here,
      int there) {
    ByteVector firstHere = ByteVector.zero(BYTES);
    ByteVector secondHere = ByteVector.zero(BYTES);
    ByteVector firstThere = ByteVector.zero(BYTES);
    ByteVector secondThere = ByteVector.zero(BYTES);
    for (int column = 0; column < inputs.length && column < matrix.columns(); column++) {
      byte[] input = inputs[column];
      ByteVector lowHere = ByteVector.fromArray(BYTES, input, here);
      ByteVector highHere = high(lowHere);
      ByteVector lowThere = ByteVector.fromArray(BYTES, input, there);
      ByteVector highThere = high(lowThere);
      int firstTable = matrix.at(row, column) * WIDTH;
      int secondTable = matrix.at(row + 1, column) * WIDTH;
      ByteVector low = ByteVector.fromArray(BYTES, LOW, firstTable);
      ByteVector high = ByteVector.fromArray(BYTES, HIGH, firstTable);
      firstHere = plus(firstHere, lowHere, low, highHere, high);
      firstThere = plus(firstThere, lowThere, low, highThere, high);
      low = ByteVector.fromArray(BYTES, LOW, secondTable);
      high = ByteVector.fromArray(BYTES, HIGH, secondTable);
      secondHere = plus(secondHere, lowHere, low, highHere, high);
      secondThere = plus(secondThere, lowThere, low, highThere, high);
    }
    firstHere.intoArray(first, here);
    secondHere.intoArray(second, here);
    firstThere.intoArray(first, there);
    secondThere.intoArray(second, there);
  }

  // factor is 0..255, so its vector lies inside the tables.
  private static ByteVector plusProduct(
      ByteVector sum, int factor, ByteVector low, ByteVector high) {
    return plus(
        sum,
        low,
        ByteVector.fromArray(BYTES, LOW, factor * WIDTH),
        high,
        ByteVector.fromArray(BYTES, HIGH, factor * WIDTH));
  }

  // Only the low four bits of an index count: selectFrom takes it modulo WIDTH, and the tables
  // repeat every 16 bytes. So nothing is masked.
  private static ByteVector plus(
      ByteVector sum, ByteVector low, ByteVector lowTable, ByteVector high, ByteVector highTable) {
    return sum.lanewise(VectorOperators.XOR, low.selectFrom(lowTable))
        .lanewise(VectorOperators.XOR, high.selectFrom(highTable));
  }

  // Shifted as ints, since machines shift no bytes.
  private static ByteVector high(ByteVector input) {
    return input.reinterpretAsInts().lanewise(VectorOperators.LSHR, 4).reinterpretAsBytes();
  }

  @Override
  public String describe() {
    return "FEC kernel: Vector API, " + BYTES.vectorBitSize() + " bit";
  }
}
