package org.honeylink.crypto.aead;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * What packets are sealed with: key of 32 bytes, nonce of 12, tag of 16 in each. One for a whole
 * session, never mixed. A suite that is not listed does not exist.
 */
public enum CipherSuite {
  /** RFC 8439; what every device can. */
  CHACHA20_POLY1305("ChaCha20-Poly1305", "ChaCha20", true) {
    @Override
    AlgorithmParameterSpec parameters(byte[] nonce) {
      return new IvParameterSpec(nonce);
    }
  },

  /** NIST SP 800-38D; three times as fast where the processor has AES instructions. */
  AES_256_GCM("AES/GCM/NoPadding", "AES", false) {
    @Override
    AlgorithmParameterSpec parameters(byte[] nonce) {
      return new GCMParameterSpec(PacketCipher.TAG_BYTES * Byte.SIZE, nonce);
    }
  };

  private final String transformation;
  private final String keyAlgorithm;
  private final boolean checksTagFirst;

  CipherSuite(String transformation, String keyAlgorithm, boolean checksTagFirst) {
    this.transformation = transformation;
    this.keyAlgorithm = keyAlgorithm;
    this.checksTagFirst = checksTagFirst;
  }

  /** For one packet; the nonce is copied. */
  abstract AlgorithmParameterSpec parameters(byte[] nonce);

  String keyAlgorithm() {
    return keyAlgorithm;
  }

  /**
   * Whether the JDK compares the tag before it decrypts. Its GCM decrypts on the way and, in place,
   * leaves what came of it when the tag is wrong.
   */
  boolean checksTagFirst() {
    return checksTagFirst;
  }

  Cipher newCipher() {
    try {
      return Cipher.getInstance(transformation);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks " + transformation, e);
    }
  }
}
