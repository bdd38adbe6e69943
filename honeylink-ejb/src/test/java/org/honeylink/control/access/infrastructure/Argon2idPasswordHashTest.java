package org.honeylink.control.access.infrastructure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Argon2idPasswordHashTest {

  /**
   * Of the reference implementation's test suite (phc-winner-argon2, src/test.c, version 0x13):
   * Argon2id, t = 2, m = 2^16 KiB, p = 1, "password", "somesalt".
   */
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  private final Argon2idPasswordHash passwords = new Argon2idPasswordHash();

  @Test
  void theReferenceImplementationsHashIsRecognised() {
    assertTrue(passwords.matches("password", REFERENCE));
    assertFalse(passwords.matches("Password", REFERENCE));
  }

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    String hash = passwords.of("correct horse");
    assertTrue(passwords.matches("correct horse", hash));
    assertFalse(passwords.matches("correct horse ", hash));
  }

  @Test
  void equalPasswordsHaveDifferentHashes() {
    assertNotEquals(passwords.of("same"), passwords.of("same"));
  }

  @Test
  void anotherFormatIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> passwords.matches("x", "$2b$12$abcdefghijkl"));
  }
}
