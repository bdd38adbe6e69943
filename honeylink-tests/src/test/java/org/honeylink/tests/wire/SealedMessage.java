package org.honeylink.tests.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.tests.device.AgreementKey;

/**
 * RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA512, ChaCha20Poly1305, written from
 * sections 4.1, 5.1 and 5.2 with the JDK's primitives.
 *
 * @param enc the sender's ephemeral public key
 * @param ciphertext sealed message and tag
 */
@SuppressWarnings("ArrayRecordComponent") // Carries bytes, is never compared.
public record SealedMessage(byte[] enc, byte[] ciphertext) {

  private static final byte[] KEM_SUITE = suite("KEM", "0020");
  private static final byte[] HPKE_SUITE = suite("HPKE", "002000030003");
  private static final byte[] NOTHING = {};

  /** Seals with a given ephemeral key, so that a vector can be repeated. */
  public static SealedMessage seal(
      AgreementKey ephemeral, byte[] recipient, byte[] info, byte[] aad, byte[] message) {
    byte[] shared = sharedSecret(ephemeral.agree(recipient), ephemeral.publicBytes(), recipient);
    byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, shared, info, aad, message);
    return new SealedMessage(ephemeral.publicBytes(), ciphertext);
  }

  public byte[] open(AgreementKey recipient, byte[] info, byte[] aad) {
    byte[] shared = sharedSecret(recipient.agree(enc), enc, recipient.publicBytes());
    return cipher(Cipher.DECRYPT_MODE, shared, info, aad, ciphertext);
  }

  /** Section 4.1, ExtractAndExpand. */
  private static byte[] sharedSecret(byte[] dh, byte[] enc, byte[] recipient) {
    byte[] prk = labeledExtract("HKDF-SHA256", KEM_SUITE, NOTHING, "eae_prk", dh);
    return labeledExpand(
        "HKDF-SHA256", KEM_SUITE, prk, "shared_secret", concat(enc, recipient), 32);
  }

  /** Section 5.1, KeySchedule, and the first message of section 5.2. */
  private static byte[] cipher(int mode, byte[] shared, byte[] info, byte[] aad, byte[] input) {
    String kdf = "HKDF-SHA512";
    byte[] context =
        concat(
            new byte[] {0},
            labeledExtract(kdf, HPKE_SUITE, NOTHING, "psk_id_hash", NOTHING),
            labeledExtract(kdf, HPKE_SUITE, NOTHING, "info_hash", info));
    byte[] secret = labeledExtract(kdf, HPKE_SUITE, shared, "secret", NOTHING);
    byte[] key = labeledExpand(kdf, HPKE_SUITE, secret, "key", context, 32);
    byte[] nonce = labeledExpand(kdf, HPKE_SUITE, secret, "base_nonce", context, 12);
    try {
      Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
      cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
      cipher.updateAAD(aad);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] labeledExtract(
      String kdf, byte[] suite, byte[] salt, String label, byte[] ikm) {
    byte[] labeled = concat("HPKE-v1".getBytes(US_ASCII), suite, label.getBytes(US_ASCII), ikm);
    HKDFParameterSpec.Builder builder =
        HKDFParameterSpec.ofExtract().addIKM(new SecretKeySpec(labeled, "Generic"));
    return derive(kdf, (salt.length > 0 ? builder.addSalt(salt) : builder).extractOnly());
  }

  private static byte[] labeledExpand(
      String kdf, byte[] suite, byte[] prk, String label, byte[] info, int bytes) {
    byte[] labeled =
        concat(
            new byte[] {(byte) (bytes >>> 8), (byte) bytes},
            "HPKE-v1".getBytes(US_ASCII),
            suite,
            label.getBytes(US_ASCII),
            info);
    return derive(
        kdf, HKDFParameterSpec.expandOnly(new SecretKeySpec(prk, "Generic"), labeled, bytes));
  }

  private static byte[] derive(String kdf, HKDFParameterSpec parameters) {
    try {
      return KDF.getInstance(kdf).deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] suite(String name, String identifiers) {
    return concat(name.getBytes(US_ASCII), HexFormat.of().parseHex(identifiers));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
