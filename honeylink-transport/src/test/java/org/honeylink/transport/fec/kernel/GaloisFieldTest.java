package org.honeylink.transport.fec.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** The laws of a field, tried on every element, pair and triple. */
class GaloisFieldTest {

  @Test
  void productsAreThoseOfPolynomialsReducedBy0x11D() {
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        assertEquals(longhand(a, b), GaloisField.multiply(a, b));
        assertEquals(longhand(a, b), GaloisField.products(a)[b] & 0xFF);
      }
    }
  }

  @Test
  void multiplyingIsAssociativeAndDistributesOverAdding() {
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        int ab = GaloisField.multiply(a, b);
        for (int c = 0; c < 256; c++) {
          int bc = GaloisField.multiply(b, c);
          if (GaloisField.multiply(ab, c) != GaloisField.multiply(a, bc)
              || GaloisField.multiply(a, GaloisField.add(b, c))
                  != GaloisField.add(ab, GaloisField.multiply(a, c))) {
            throw new AssertionError("law broken by " + a + ", " + b + ", " + c);
          }
        }
      }
    }
  }

  @Test
  void multiplyingCommutesAndOneChangesNothing() {
    for (int a = 0; a < 256; a++) {
      assertEquals(a, GaloisField.multiply(a, 1));
      assertEquals(0, GaloisField.multiply(a, 0));
      for (int b = 0; b < 256; b++) {
        assertEquals(GaloisField.multiply(a, b), GaloisField.multiply(b, a));
      }
    }
  }

  @Test
  void dividingUndoesMultiplying() {
    for (int a = 0; a < 256; a++) {
      for (int b = 1; b < 256; b++) {
        assertEquals(a, GaloisField.divide(GaloisField.multiply(a, b), b));
      }
    }
    assertThrows(ArithmeticException.class, () -> GaloisField.divide(7, 0));
  }

  @Test
  void powerIsRepeatedMultiplying() {
    for (int base = 0; base < 256; base++) {
      int product = 1;
      for (int exponent = 0; exponent < 600; exponent++) {
        assertEquals(product, GaloisField.power(base, exponent));
        product = GaloisField.multiply(product, base);
      }
    }
  }

  @Test
  void twoGeneratesEveryElementButZero() {
    var seen = new BitSet();
    for (int exponent = 0; exponent < 255; exponent++) {
      seen.set(GaloisField.power(2, exponent));
    }
    assertEquals(255, seen.cardinality());
    assertTrue(!seen.get(0));
  }

  private static int longhand(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 8; bit++) {
      if ((b >> bit & 1) == 1) {
        product ^= a << bit;
      }
    }
    for (int bit = 15; bit >= 8; bit--) {
      if ((product >> bit & 1) == 1) {
        product ^= GaloisField.POLYNOMIAL << (bit - 8);
      }
    }
    return product;
  }
}
