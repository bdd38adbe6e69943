package org.honeylink.transport.fec.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalar and vector kernel against arithmetic written out, and so against each other. */
class FecKernelTest {

  private static final int INPUTS = 10;
  private static final int GUARD = 3;

  @Test
  void theBuildRunsWithTheVectorKernel() {
    assertTrue(FecKernels.preferred().describe().startsWith("FEC kernel: Vector API"));
    assertEquals("FEC kernel: scalar (asked for)", FecKernels.scalar().describe());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1199, 1200, 1350, 65536})
  void bothKernelsGiveTheBytesOfTheField(int bytes) {
    var random = new Random(bytes);
    byte[][] inputs = randomArrays(random, INPUTS, bytes + GUARD);
    for (int outputs = 1; outputs <= 9; outputs += 2) {
      FieldMatrix matrix = FieldMatrix.vandermonde(40, INPUTS).pick(rows(random, outputs));
      byte[][] expected = written(matrix, inputs, bytes);
      for (FecKernel kernel : new FecKernel[] {FecKernels.scalar(), FecKernels.preferred()}) {
        byte[][] actual = randomArrays(new Random(7), outputs, bytes + GUARD);
        keepGuards(expected, actual, bytes);
        kernel.multiply(matrix, inputs, actual, outputs, bytes);
        assertArrayEquals(expected, actual, kernel.describe());
      }
    }
  }

  @Test
  void onlyTheRowsAskedForAreWritten() {
    var random = new Random(1);
    byte[][] inputs = randomArrays(random, INPUTS, 100);
    FieldMatrix matrix = FieldMatrix.vandermonde(5, INPUTS);
    for (FecKernel kernel : new FecKernel[] {FecKernels.scalar(), FecKernels.preferred()}) {
      byte[][] outputs = randomArrays(new Random(2), 5, 100);
      byte[][] before = randomArrays(new Random(2), 5, 100);
      kernel.multiply(matrix, inputs, outputs, 3, 100);
      assertArrayEquals(before[3], outputs[3]);
      assertArrayEquals(before[4], outputs[4]);
    }
  }

  private static byte[][] written(FieldMatrix matrix, byte[][] inputs, int bytes) {
    byte[][] outputs = new byte[matrix.rows()][bytes + GUARD];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int i = 0; i < bytes; i++) {
        for (int column = 0; column < matrix.columns(); column++) {
          outputs[row][i] ^=
              (byte) GaloisField.multiply(matrix.at(row, column), inputs[column][i] & 0xFF);
        }
      }
    }
    return outputs;
  }

  /** What lies behind the bytes asked for must stay, so it is expected as it was. */
  private static void keepGuards(byte[][] expected, byte[][] actual, int bytes) {
    for (int row = 0; row < expected.length; row++) {
      System.arraycopy(actual[row], bytes, expected[row], bytes, GUARD);
    }
  }

  private static byte[][] randomArrays(Random random, int count, int bytes) {
    byte[][] arrays = new byte[count][bytes];
    for (byte[] array : arrays) {
      random.nextBytes(array);
    }
    return arrays;
  }

  private static int[] rows(Random random, int count) {
    return random.ints(0, 40).distinct().limit(count).toArray();
  }
}
