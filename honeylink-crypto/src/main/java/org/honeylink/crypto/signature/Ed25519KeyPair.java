package org.honeylink.crypto.signature;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** Signs with Ed25519 (RFC 8032). Thread-safe; the private key is wiped on close. */
public final class Ed25519KeyPair implements AutoCloseable {

  private final SecretBytes seed;
  private final Ed25519PublicKey publicKey;

  private Ed25519KeyPair(SecretBytes seed) {
    this.seed = seed;
    this.publicKey = new Ed25519PublicKey(parameters().generatePublicKey());
  }

  public static Ed25519KeyPair generate() {
    return new Ed25519KeyPair(SecretBytes.random(Ed25519PrivateKeyParameters.KEY_SIZE));
  }

  /**
   * @param privateKey the seed of 32 bytes; copied
   * @throws IllegalArgumentException when the length is not 32
   */
  public static Ed25519KeyPair fromPrivate(SecretBytes privateKey) {
    if (privateKey.length() != Ed25519PrivateKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException(
          "An Ed25519 private key is 32 bytes long; received " + privateKey.length());
    }
    return new Ed25519KeyPair(SecretBytes.takeOver(privateKey.expose(SecretAccess.granted())));
  }

  public Ed25519PublicKey publicKey() {
    return publicKey;
  }

  /** The seed; a copy, which the caller closes. */
  public SecretBytes privateKey() {
    return SecretBytes.takeOver(seed.expose(SecretAccess.granted()));
  }

  /**
   * @return the signature, 64 bytes
   */
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    byte[] point = publicKey.bytes();
    return seed.use(SecretAccess.granted(), secret -> sign(secret, point, message, signature));
  }

  /** With the public key at hand, which Bouncy Castle's signer would compute each time. */
  private static byte[] sign(byte[] secret, byte[] point, byte[] message, byte[] signature) {
    Ed25519.sign(secret, 0, point, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  private Ed25519PrivateKeyParameters parameters() {
    return seed.use(SecretAccess.granted(), Ed25519PrivateKeyParameters::new);
  }

  @Override
  public void close() {
    seed.close();
  }

  @Override
  public String toString() {
    return "Ed25519KeyPair[" + publicKey + "]";
  }
}
