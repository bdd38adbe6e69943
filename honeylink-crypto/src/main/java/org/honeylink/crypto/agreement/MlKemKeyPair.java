package org.honeylink.crypto.agreement;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import javax.crypto.DecapsulateException;
import javax.security.auth.DestroyFailedException;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Both keys of ML-KEM-768 (FIPS 203), for one agreement and no longer: the private key never leaves
 * and is wiped on close. Thread-safe.
 */
public final class MlKemKeyPair implements AutoCloseable {

  /** Length of a ciphertext. */
  public static final int CIPHERTEXT_BYTES = 1_088;

  private static final int SEED_BYTES = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey privateKey;
  private final MlKemPublicKey publicKey;

  private MlKemKeyPair(KeyPair pair) {
    this.privateKey = pair.getPrivate();
    this.publicKey = MlKemPublicKey.of(pair.getPublic());
  }

  public static MlKemKeyPair generate() {
    return generate(RANDOM);
  }

  /**
   * The key pair of a seed, as FIPS 203 section 7.1 makes it of d and z: for vectors; sessions want
   * {@link #generate()}.
   *
   * @param seed d and z, 32 bytes each, in this order; stays the caller's
   * @throws IllegalArgumentException when the length is not 64
   */
  public static MlKemKeyPair fromSeed(SecretBytes seed) {
    if (seed.length() != SEED_BYTES) {
      throw new IllegalArgumentException(
          "A seed of ML-KEM-768 is 64 bytes long; received " + seed.length());
    }
    return seed.use(
        SecretAccess.granted(), bytes -> generate(new SeedRandom(ByteBuffer.wrap(bytes))));
  }

  /** Gives the bytes of a seed one after the other, and no others. */
  private static final class SeedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient ByteBuffer seed;

    private SeedRandom(ByteBuffer seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      seed.get(bytes);
    }
  }

  /** The random source gives d and z, 32 bytes each, in this order. */
  static MlKemKeyPair generate(SecureRandom random) {
    return new MlKemKeyPair(MlKem.generate(random));
  }

  public MlKemPublicKey publicKey() {
    return publicKey;
  }

  /**
   * The secret of 32 bytes, which the caller closes. A ciphertext that was changed, or made for
   * another key, gives a secret that nobody else has (implicit rejection), not an exception.
   *
   * @throws InvalidCiphertext when the length is not 1,088
   */
  public SecretBytes decapsulate(byte[] ciphertext) {
    if (privateKey.isDestroyed()) {
      throw new IllegalStateException("This key pair was closed; make a fresh one");
    }
    // FIPS 203 section 7.3: "If c is not a byte array of length 32(d_u k + d_v) for the values of
    // d_u, d_v, and k specified by the relevant parameter set, then input checking has failed."
    if (ciphertext.length != CIPHERTEXT_BYTES) {
      throw new InvalidCiphertext(ciphertext.length);
    }
    try {
      return SecretBytes.takeOver(
          MlKem.kem().newDecapsulator(privateKey).decapsulate(ciphertext).getEncoded());
    } catch (InvalidKeyException | DecapsulateException e) {
      throw new IllegalStateException(
          "Decapsulation cannot fail on a key and length of its own", e);
    }
  }

  @Override
  public void close() {
    try {
      privateKey.destroy();
    } catch (DestroyFailedException e) {
      throw new IllegalStateException("This Java runtime cannot wipe a key of ML-KEM-768", e);
    }
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "MlKemKeyPair[" + publicKey + "]";
  }
}
