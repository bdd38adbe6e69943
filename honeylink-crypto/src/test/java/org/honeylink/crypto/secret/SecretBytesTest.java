package org.honeylink.crypto.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SecretBytesTest {

  @Test
  void closeWipesTheArrayThatWasTakenOver() {
    byte[] bytes = {1, 2, 3};
    SecretBytes.takeOver(bytes).close();
    assertArrayEquals(new byte[3], bytes);
  }

  @Test
  void copyLeavesTheSourceAlone() {
    byte[] bytes = {1, 2, 3};
    SecretBytes.copyOf(bytes).close();
    assertArrayEquals(new byte[] {1, 2, 3}, bytes);
  }

  @Test
  void aClosedSecretIsNotReadAndEqualsNoOther() {
    SecretBytes secret = SecretBytes.copyOf(new byte[] {7});
    secret.close();
    assertThrows(IllegalStateException.class, () -> secret.expose(SecretAccess.granted()).clone());
    assertNotEquals(SecretBytes.copyOf(new byte[1]), secret);
  }

  @Test
  void exposedBytesAreACopy() {
    try (SecretBytes secret = SecretBytes.copyOf(new byte[] {7})) {
      secret.expose(SecretAccess.granted())[0] = 8;
      assertArrayEquals(new byte[] {7}, secret.expose(SecretAccess.granted()));
    }
  }

  @Test
  void textAndHashTellTheLengthOnly() {
    SecretBytes secret = SecretBytes.copyOf(new byte[] {0x41, 0x42});
    assertEquals("SecretBytes[2 bytes]", secret.toString());
    assertEquals(SecretBytes.random(2).hashCode(), secret.hashCode());
    assertFalse(secret.toString().contains("41"));
  }

  @Test
  void sameContentIsEqual() {
    assertEquals(SecretBytes.copyOf(new byte[] {1, 2}), SecretBytes.copyOf(new byte[] {1, 2}));
    assertNotEquals(SecretBytes.copyOf(new byte[] {1, 2}), SecretBytes.copyOf(new byte[] {1, 3}));
  }
}
