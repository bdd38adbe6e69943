package org.honeylink.transport.fec.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FieldMatrixTest {

  @Test
  void aMatrixTimesItsInverseIsTheIdentity() {
    FieldMatrix tall = FieldMatrix.vandermonde(20, 5);
    FieldMatrix square = tall.pick(19, 3, 0, 11, 7);
    assertEquals(FieldMatrix.identity(5), square.times(square.inverse()));
    assertEquals(FieldMatrix.identity(5), square.inverse().times(square));
  }

  @Test
  void equalRowsHaveNoInverse() {
    FieldMatrix square = FieldMatrix.vandermonde(4, 2).pick(3, 3);
    assertThrows(ArithmeticException.class, square::inverse);
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    FieldMatrix tall = FieldMatrix.vandermonde(4, 2);
    assertThrows(ArithmeticException.class, tall::inverse);
    assertThrows(IllegalArgumentException.class, () -> tall.times(tall));
  }
}
