package org.honeylink.crypto.signature;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
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
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, parameters());
    signer.update(message, 0, message.length);
    return signer.generateSignature();
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
