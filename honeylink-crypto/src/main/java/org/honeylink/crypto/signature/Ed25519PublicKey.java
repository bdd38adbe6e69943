package org.honeylink.crypto.signature;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.jspecify.annotations.Nullable;

/** A public key of Ed25519 (RFC 8032). Immutable. */
public final class Ed25519PublicKey {

  /** Length of a key. */
  public static final int BYTES = Ed25519PublicKeyParameters.KEY_SIZE;

  private final Ed25519PublicKeyParameters key;

  Ed25519PublicKey(Ed25519PublicKeyParameters key) {
    this.key = key;
  }

  /**
   * @param raw 32 bytes; copied
   * @throws IllegalArgumentException when they are no point of the curve, or one of small order
   */
  public static Ed25519PublicKey of(byte[] raw) {
    if (raw.length != BYTES) {
      throw new IllegalArgumentException(
          "An Ed25519 public key is " + BYTES + " bytes long; received " + raw.length);
    }
    try {
      return new Ed25519PublicKey(new Ed25519PublicKeyParameters(raw));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "These 32 bytes are no Ed25519 public key: no point of the curve, or one of small order",
          e);
    }
  }

  /**
   * From a SubjectPublicKeyInfo (RFC 8410), DER.
   *
   * @throws IllegalArgumentException when it is none of Ed25519
   */
  public static Ed25519PublicKey fromEncoded(byte[] subjectPublicKeyInfo) {
    try {
      AsymmetricKeyParameter parsed = PublicKeyFactory.createKey(subjectPublicKeyInfo);
      if (parsed instanceof Ed25519PublicKeyParameters ed25519) {
        return new Ed25519PublicKey(ed25519);
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("Not a SubjectPublicKeyInfo in DER", e);
    }
    throw new IllegalArgumentException("The key is not of Ed25519");
  }

  public boolean verify(byte[] message, byte[] signature) {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, key);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  /** The 32 raw bytes; a copy. */
  public byte[] bytes() {
    return key.getEncoded();
  }

  /** SubjectPublicKeyInfo (RFC 8410), DER. */
  public byte[] encoded() {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("Encoding in memory cannot fail", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ed25519PublicKey that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** Base64url without padding. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }
}
