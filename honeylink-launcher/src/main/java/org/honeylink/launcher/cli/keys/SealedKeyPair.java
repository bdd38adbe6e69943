package org.honeylink.launcher.cli.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.sealedfile.SealedKeyFile;

/**
 * A key pair without a certificate in a PKCS#12 file. The format has no place for such a pair, so
 * each half is a secret entry, as in the file of a device's identity.
 */
public final class SealedKeyPair {

  private static final String PRIVATE = "private-key";
  private static final String PUBLIC = "public-key";
  private static final String ALGORITHM = "algorithm";

  /** PKCS#12 wants a name that has an object identifier, whatever the bytes are. */
  private static final String STORED_AS = "HmacSHA512";

  private SealedKeyPair() {}

  /** Writes a file of mode 0600; the passphrase stays the caller's. */
  public static void save(Path path, KeyPair keys, char[] passphrase) {
    try {
      KeyStore store = SealedKeyFile.empty();
      put(store, PRIVATE, keys.getPrivate().getEncoded(), passphrase);
      put(store, PUBLIC, keys.getPublic().getEncoded(), passphrase);
      String algorithm = keys.getPublic().getAlgorithm();
      put(
          store,
          ALGORITHM,
          algorithm.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
          passphrase);
      new SealedKeyFile(path).save(store, passphrase);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(path, "cannot hold the key pair", e);
    }
  }

  private static void put(KeyStore store, String alias, byte[] bytes, char[] passphrase)
      throws GeneralSecurityException {
    try {
      store.setEntry(
          alias,
          new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, STORED_AS)),
          new KeyStore.PasswordProtection(passphrase));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The pair; empty when the store holds something else. */
  static Optional<KeyPair> in(KeyStore store, Path path, char[] passphrase) {
    try {
      if (!store.containsAlias(PRIVATE) || !store.containsAlias(PUBLIC)) {
        return Optional.empty();
      }
      String algorithm =
          new String(
              bytes(store, ALGORITHM, passphrase), java.nio.charset.StandardCharsets.US_ASCII);
      KeyFactory factory = KeyFactory.getInstance(algorithm);
      PublicKey publicKey =
          factory.generatePublic(new X509EncodedKeySpec(bytes(store, PUBLIC, passphrase)));
      PrivateKey privateKey =
          factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(store, PRIVATE, passphrase)));
      return Optional.of(new KeyPair(publicKey, privateKey));
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(path, "holds a key that does not open", e);
    }
  }

  /**
   * The pair of a file that {@link #save} made.
   *
   * @throws SealedFileRefused when it is missing, readable by others, or holds something else
   */
  public static KeyPair load(Path path, char[] passphrase) {
    return in(new SealedKeyFile(path).load(passphrase), path, passphrase)
        .orElseThrow(
            () -> new SealedFileRefused(path, "holds no key pair of 'keys generate'", null));
  }

  private static byte[] bytes(KeyStore store, String alias, char[] passphrase)
      throws GeneralSecurityException {
    Key key = store.getKey(alias, passphrase);
    return key == null ? new byte[0] : key.getEncoded();
  }

  /** PKCS#8 in PEM, in the clear. */
  public static String plain(PrivateKey key) {
    return Pem.encode("PRIVATE KEY", key.getEncoded());
  }
}
