package org.honeylink.crypto.agreement;

/** Bytes that are no ciphertext of ML-KEM-768. */
public final class InvalidCiphertext extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidCiphertext(int bytes) {
    super("An ML-KEM-768 ciphertext is 1,088 bytes long; received " + bytes);
  }
}
