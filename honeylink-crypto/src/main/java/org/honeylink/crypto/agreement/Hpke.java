package org.honeylink.crypto.agreement;

import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Seals one message to the holder of an X25519 key: RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256)
 * 0x0020, HKDF-SHA512 0x0003, ChaCha20Poly1305 0x0003. Thread-safe.
 */
public final class Hpke {

  private Hpke() {}

  /**
   * A sealed message. Arrays are the record's own: do not change them.
   *
   * @param enc encapsulated key, 32 bytes
   * @param ciphertext sealed message and tag of 16 bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Only carries bytes to the wire; never compared.
  public record Sealed(byte[] enc, byte[] ciphertext) {}

  /**
   * @param info what the message is for; the opener gives the same
   * @param aad authenticated but not sent; the opener gives the same
   */
  public static Sealed seal(
      X25519PublicKey recipient, byte[] info, byte[] aad, SecretBytes plaintext) {
    HPKEContextWithEncapsulation context =
        suite().setupBaseS(new X25519PublicKeyParameters(recipient.shared()), info);
    byte[] ciphertext =
        plaintext.use(SecretAccess.granted(), message -> sealIn(context, aad, message));
    return new Sealed(context.getEncapsulation(), ciphertext);
  }

  private static byte[] sealIn(HPKEContextWithEncapsulation context, byte[] aad, byte[] message) {
    try {
      return context.seal(aad, message);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("Sealing cannot fail on its input", e);
    }
  }

  /**
   * @return the message, which the caller closes
   * @throws HpkeRefused when it does not open, whatever the reason
   */
  public static SecretBytes open(X25519KeyPair recipient, Sealed sealed, byte[] info, byte[] aad) {
    byte[] scalar;
    try (SecretBytes privateKey = recipient.privateKey()) {
      scalar = privateKey.expose(SecretAccess.granted());
    }
    try {
      AsymmetricCipherKeyPair pair =
          new AsymmetricCipherKeyPair(
              new X25519PublicKeyParameters(recipient.publicKey().shared()),
              new X25519PrivateKeyParameters(scalar));
      return SecretBytes.takeOver(
          suite().setupBaseR(sealed.enc(), pair, info).open(aad, sealed.ciphertext()));
    } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
      throw new HpkeRefused();
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA512, HPKE.aead_CHACHA20_POLY1305);
  }
}
