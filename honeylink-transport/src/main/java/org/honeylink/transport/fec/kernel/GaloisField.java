package org.honeylink.transport.fec.kernel;

/**
 * Arithmetic in GF(2^8) with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (0x11D), whose element 2
 * generates every other one: the field of Backblaze JavaReedSolomon. Elements are ints 0 to 255.
 *
 * <p>Adding is exclusive or, and so is subtracting. Multiplying adds logarithms; zero has none and
 * is treated apart.
 */
public final class GaloisField {

  /** Elements of the field. */
  public static final int SIZE = 256;

  static final int POLYNOMIAL = 0x11D;

  private static final int NON_ZERO = SIZE - 1;
  private static final int[] LOG = new int[SIZE];
  // Twice as long as the field, so that a sum of two logarithms needs no reduction.
  private static final int[] EXP = new int[2 * NON_ZERO];
  private static final byte[][] PRODUCTS = new byte[SIZE][SIZE];

  static {
    int power = 1;
    for (int log = 0; log < NON_ZERO; log++) {
      EXP[log] = power;
      EXP[log + NON_ZERO] = power;
      LOG[power] = log;
      power = (power << 1) ^ (power >= SIZE / 2 ? POLYNOMIAL : 0);
    }
    for (int a = 0; a < SIZE; a++) {
      for (int b = 0; b < SIZE; b++) {
        PRODUCTS[a][b] = (byte) multiply(a, b);
      }
    }
  }

  private GaloisField() {}

  public static int add(int a, int b) {
    return a ^ b;
  }

  public static int multiply(int a, int b) {
    return a == 0 || b == 0 ? 0 : EXP[LOG[a] + LOG[b]];
  }

  /**
   * @throws ArithmeticException when {@code b} is 0
   */
  public static int divide(int a, int b) {
    if (b == 0) {
      throw new ArithmeticException("division by zero in GF(2^8)");
    }
    return a == 0 ? 0 : EXP[LOG[a] - LOG[b] + NON_ZERO];
  }

  /** {@code base} multiplied {@code exponent} times; anything to the power 0 is 1, also 0. */
  public static int power(int base, int exponent) {
    if (exponent == 0) {
      return 1;
    }
    return base == 0 ? 0 : EXP[(int) ((long) LOG[base] * exponent % NON_ZERO)];
  }

  /** All 256 products of {@code factor}; shared, must not be changed. */
  static byte[] products(int factor) {
    return PRODUCTS[factor];
  }
}
