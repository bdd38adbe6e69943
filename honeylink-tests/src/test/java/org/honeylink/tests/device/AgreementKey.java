package org.honeylink.tests.device;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** X25519 as the JDK does it: a second implementation beside the one that the product uses. */
public record AgreementKey(KeyPair pair) {

  /** SubjectPublicKeyInfo before the 32 bytes of the key (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b656e032100");

  /** PrivateKeyInfo before the 32 bytes of the key (RFC 8410). */
  private static final byte[] PRIVATE_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b656e04220420");

  private static final int KEY_BYTES = 32;

  public static AgreementKey generate() {
    try {
      return new AgreementKey(KeyPairGenerator.getInstance("X25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key pair of a given private key; the public one is computed from the base point 9. */
  public static AgreementKey of(byte[] privateKey) {
    byte[] encoded = Arrays.copyOf(PRIVATE_PREFIX, PRIVATE_PREFIX.length + KEY_BYTES);
    System.arraycopy(privateKey, 0, encoded, PRIVATE_PREFIX.length, KEY_BYTES);
    byte[] basePoint = new byte[KEY_BYTES];
    basePoint[0] = 9;
    try {
      KeyFactory factory = KeyFactory.getInstance("X25519");
      PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new AgreementKey(new KeyPair(publicKey(agree(secret, basePoint)), secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] publicBytes() {
    byte[] encoded = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /** As the API writes keys. */
  public String publicText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(publicBytes());
  }

  public byte[] agree(byte[] otherPublic) {
    try {
      return agree(pair.getPrivate(), otherPublic);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] agree(PrivateKey secret, byte[] otherPublic)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(secret);
    agreement.doPhase(publicKey(otherPublic), true);
    return agreement.generateSecret();
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
    System.arraycopy(raw, 0, encoded, PREFIX.length, KEY_BYTES);
    return KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
