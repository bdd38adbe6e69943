package org.honeylink.crypto.agreement;

import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KEM;
import org.honeylink.crypto.secret.SecretBytes;
import org.jspecify.annotations.Nullable;

/** An encapsulation key of ML-KEM-768 (FIPS 203): 1,184 bytes in canonical form. Immutable. */
public final class MlKemPublicKey {

  /** Length of a key. */
  public static final int BYTES = 1_184;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;
  private final PublicKey key;

  private MlKemPublicKey(byte[] bytes, PublicKey key) {
    this.bytes = bytes;
    this.key = key;
  }

  /** A secret for the holder of a key, and how it gets there; wiped on close. */
  public static final class Encapsulated implements AutoCloseable {

    private final SecretBytes secret;
    private final byte[] ciphertext;

    private Encapsulated(SecretBytes secret, byte[] ciphertext) {
      this.secret = secret;
      this.ciphertext = ciphertext;
    }

    /** 32 bytes; stays this object's. */
    public SecretBytes secret() {
      return secret;
    }

    /** 1,088 bytes; a copy. */
    public byte[] ciphertext() {
      return ciphertext.clone();
    }

    @Override
    public void close() {
      secret.close();
    }
  }

  /**
   * @param source copied
   * @throws InvalidPublicKey when the length is not 1,184, or a coefficient is not reduced
   */
  public static MlKemPublicKey of(byte[] source) {
    // FIPS 203 section 7.2: "If ek is not an array of bytes of length 384k + 32 for the value of k
    // specified by the relevant parameter set, then input checking has failed."
    if (source.length != BYTES) {
      throw new InvalidPublicKey(
          "An ML-KEM-768 encapsulation key is 1,184 bytes long; received " + source.length);
    }
    byte[] copy = source.clone();
    PublicKey key = MlKem.decode(copy);
    try {
      // The same section, modulus check: "If test ≠ ek[0 : 384k], then input checking has failed".
      // The JDK does it when an encapsulator is made.
      var _ = MlKem.kem().newEncapsulator(key);
    } catch (InvalidKeyException e) {
      throw new InvalidPublicKey(
          "This ML-KEM-768 encapsulation key has a coefficient of 3,329 or more (FIPS 203 section"
              + " 7.2, modulus check); make a fresh key pair");
    }
    return new MlKemPublicKey(copy, key);
  }

  static MlKemPublicKey of(PublicKey key) {
    return new MlKemPublicKey(MlKem.encode(key), key);
  }

  /** A fresh secret that only the holder of the private key can have too; the caller closes it. */
  public Encapsulated encapsulate() {
    return encapsulate(RANDOM);
  }

  /** The random source gives m, 32 bytes. */
  Encapsulated encapsulate(SecureRandom random) {
    try {
      KEM.Encapsulated sealed = MlKem.kem().newEncapsulator(key, random).encapsulate();
      return new Encapsulated(
          SecretBytes.takeOver(sealed.key().getEncoded()), sealed.encapsulation());
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("The key was checked when it came", e);
    }
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MlKemPublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64url without padding. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
