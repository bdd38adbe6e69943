package org.honeylink.crypto.agreement;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** Private and public key of X25519 (RFC 7748). Thread-safe; the private key is wiped on close. */
public final class X25519KeyPair implements AutoCloseable {

  private final SecretBytes scalar;
  private final X25519PublicKey publicKey;

  private X25519KeyPair(SecretBytes scalar) {
    this.scalar = scalar;
    byte[] point = new byte[X25519PublicKey.BYTES];
    scalar.use(SecretAccess.granted(), k -> multiplyBase(k, point));
    this.publicKey = X25519PublicKey.of(point);
  }

  private static byte[] multiplyBase(byte[] k, byte[] point) {
    X25519.scalarMultBase(k, 0, point, 0);
    return point;
  }

  public static X25519KeyPair generate() {
    return new X25519KeyPair(SecretBytes.random(X25519.SCALAR_SIZE));
  }

  /**
   * @param privateKey 32 bytes, clamped when used; copied
   * @throws IllegalArgumentException when the length is not 32
   */
  public static X25519KeyPair fromPrivate(SecretBytes privateKey) {
    if (privateKey.length() != X25519.SCALAR_SIZE) {
      throw new IllegalArgumentException(
          "An X25519 private key is 32 bytes long; received " + privateKey.length());
    }
    return new X25519KeyPair(SecretBytes.takeOver(privateKey.expose(SecretAccess.granted())));
  }

  public X25519PublicKey publicKey() {
    return publicKey;
  }

  /** A copy, which the caller closes. */
  public SecretBytes privateKey() {
    return SecretBytes.takeOver(scalar.expose(SecretAccess.granted()));
  }

  /**
   * The shared secret of 32 bytes, which the caller closes. It is input for {@code Hkdf}, never a
   * key by itself.
   *
   * @throws InvalidPublicKey when the secret would be all zero
   */
  public SecretBytes agree(X25519PublicKey peer) {
    byte[] shared = new byte[X25519PublicKey.BYTES];
    boolean usable =
        scalar.use(
            SecretAccess.granted(),
            k -> X25519.calculateAgreement(k, 0, peer.shared(), 0, shared, 0));
    if (!usable) {
      throw new InvalidPublicKey("The agreement gave the all-zero value; the peer's key is bad");
    }
    return SecretBytes.takeOver(shared);
  }

  @Override
  public void close() {
    scalar.close();
  }

  @Override
  public String toString() {
    return "X25519KeyPair[" + publicKey + "]";
  }
}
