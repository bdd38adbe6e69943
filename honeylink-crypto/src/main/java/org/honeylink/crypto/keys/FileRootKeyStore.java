package org.honeylink.crypto.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.Hkdf;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.sealedfile.SealedKeyFile;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The root and the authorities' keys in a PKCS#12 file of its owner alone, made at first start. The
 * file is read once and written when an authority's key comes or goes; its content stays in memory
 * until {@link #close}.
 */
public final class FileRootKeyStore implements RootKeyStore {

  private static final String ROOT = "root";

  /** What the aliases of authorities' keys begin with; {@link #ROOT} is none of them. */
  private static final String AUTHORITY = "authority-";

  /** PKCS#12 wants a name that has an object identifier; the key's use is HKDF-SHA512. */
  private static final String STORED_AS = "HmacSHA512";

  private final SealedKeyFile file;
  private final char[] passphrase;

  /** Guarded by this. */
  private final KeyStore content;

  private final SecretBytes root;

  private FileRootKeyStore(SealedKeyFile file, char[] passphrase, KeyStore content) {
    this.file = file;
    this.passphrase = passphrase.clone();
    this.content = content;
    this.root = root(file, passphrase, content);
  }

  /**
   * Reads the file, or makes it with a fresh root when there is none.
   *
   * @param passphrase stays the caller's, who should wipe it
   * @throws SealedFileRefused when others may read the file or replace it, the passphrase is wrong,
   *     or it holds no root
   */
  public static FileRootKeyStore open(Path path, char[] passphrase) {
    SealedKeyFile file = new SealedKeyFile(path);
    file.refuseDirectoryThatOthersMayChange();
    if (!file.exists()) {
      create(file, passphrase);
    }
    return new FileRootKeyStore(file, passphrase, file.load(passphrase));
  }

  private static void create(SealedKeyFile file, char[] passphrase) {
    try (SecretBytes fresh = SecretBytes.random(ROOT_BYTES)) {
      SecretKeySpec key =
          fresh.use(SecretAccess.granted(), bytes -> new SecretKeySpec(bytes, STORED_AS));
      KeyStore store = SealedKeyFile.empty();
      store.setEntry(
          ROOT, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(passphrase));
      file.save(store, passphrase);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "cannot hold the root key", e);
    }
  }

  private static SecretBytes root(SealedKeyFile file, char[] passphrase, KeyStore content) {
    try {
      Key key = content.getKey(ROOT, passphrase);
      byte[] bytes = key == null ? null : key.getEncoded();
      if (bytes == null || bytes.length != ROOT_BYTES) {
        throw new SealedFileRefused(file.path(), "holds no root key of HoneyLink", null);
      }
      SecretBytes root = SecretBytes.copyOf(bytes);
      Arrays.fill(bytes, (byte) 0);
      return root;
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "holds a root key that does not open", e);
    }
  }

  /** {@inheritDoc} HKDF-SHA512 of the root (RFC 5869). */
  @Override
  public SecretBytes derive(byte[] salt, DerivationLabel info, int lengthBytes) {
    return Hkdf.derive(root, salt, info, lengthBytes);
  }

  @Override
  public synchronized PublicKey createAuthorityKey(AuthorityKeyName name) {
    if (authorityKey(name).isPresent()) {
      throw new IllegalStateException("There is an authority's key named " + name + " already");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      KeyPair keys = generator.generateKeyPair();
      content.setKeyEntry(
          alias(name),
          keys.getPrivate(),
          passphrase,
          new Certificate[] {CarrierCertificate.of(name, keys)});
      save(name);
      return keys.getPublic();
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "cannot hold the authority's key", e);
    }
  }

  /** A key that is not in the file is not in memory either. */
  private void save(AuthorityKeyName name) throws GeneralSecurityException {
    try {
      file.save(content, passphrase);
    } catch (SealedFileRefused refused) {
      content.deleteEntry(alias(name));
      throw notWritable(refused);
    }
  }

  @Override
  public synchronized Optional<PublicKey> authorityKey(AuthorityKeyName name) {
    refuseWhenClosed();
    try {
      return Optional.ofNullable(content.getCertificate(alias(name)))
          .map(Certificate::getPublicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A loaded PKCS#12 store can be read", e);
    }
  }

  @Override
  public byte[] sign(AuthorityKeyName name, byte[] message) {
    PrivateKey key = privateKey(name);
    try {
      Signature signature = Signature.getInstance("SHA384withECDSA");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot sign with P-384", e);
    }
  }

  private synchronized PrivateKey privateKey(AuthorityKeyName name) {
    refuseWhenClosed();
    try {
      if (content.getKey(alias(name), passphrase) instanceof PrivateKey key) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "holds a key that does not open", e);
    }
    throw new IllegalStateException("There is no authority's key named " + name);
  }

  @Override
  public synchronized void destroyAuthorityKey(AuthorityKeyName name) {
    refuseWhenClosed();
    try {
      KeyStore.PasswordProtection protection = new KeyStore.PasswordProtection(passphrase);
      KeyStore.Entry former = content.getEntry(alias(name), protection);
      if (former != null) {
        content.deleteEntry(alias(name));
        saveOrKeep(name, former, protection);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A loaded PKCS#12 store can be changed", e);
    }
  }

  /** A key that stays in the file stays in memory too. */
  private void saveOrKeep(
      AuthorityKeyName name, KeyStore.Entry former, KeyStore.PasswordProtection protection)
      throws GeneralSecurityException {
    try {
      file.save(content, passphrase);
    } catch (SealedFileRefused refused) {
      content.setEntry(alias(name), former, protection);
      throw notWritable(refused);
    }
  }

  private KeyStoreAway notWritable(SealedFileRefused refused) {
    return new KeyStoreAway(
        "The key file " + file.path(), "cannot be written; look whether the disk is full", refused);
  }

  private static String alias(AuthorityKeyName name) {
    return AUTHORITY + name;
  }

  @Override
  public synchronized void check() {
    refuseWhenClosed();
  }

  private void refuseWhenClosed() {
    int _ = root.use(SecretAccess.granted(), bytes -> bytes.length);
  }

  @Override
  public synchronized void close() {
    root.close();
    Arrays.fill(passphrase, '\0');
  }
}
