package org.honeylink.crypto.agreement;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KEM;

/** ML-KEM-768 as the JDK has it; keys go in and out as FIPS 203 writes them. */
final class MlKem {

  private static final String NAME = NamedParameterSpec.ML_KEM_768.getName();

  /** SubjectPublicKeyInfo before the key itself; the identifier is 2.16.840.1.101.3.4.4.2. */
  private static final byte[] PREFIX =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");

  private MlKem() {}

  static KEM kem() {
    try {
      return KEM.getInstance(NAME);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks " + NAME, e);
    }
  }

  /** The random source gives d and z, 32 bytes each, in this order. */
  static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ML_KEM_768, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks " + NAME, e);
    }
  }

  static PublicKey decode(byte[] encapsulationKey) {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + encapsulationKey.length);
    System.arraycopy(encapsulationKey, 0, encoded, PREFIX.length, encapsulationKey.length);
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime does not read keys of " + NAME, e);
    }
  }

  static byte[] encode(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
  }
}
