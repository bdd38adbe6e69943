package org.honeylink.crypto.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.sealedfile.SealedKeyFile;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The root in a PKCS#12 file of its owner alone, made at first start. The file is read once; the
 * root then stays in memory until {@link #close}.
 */
public final class FileRootKeyStore implements RootKeyStore, AutoCloseable {

  private static final String ALIAS = "root";

  /** PKCS#12 wants a name that has an object identifier; the key's use is HKDF-SHA512. */
  private static final String STORED_AS = "HmacSHA512";

  private final SecretBytes root;

  private FileRootKeyStore(SecretBytes root) {
    this.root = root;
  }

  /**
   * Reads the file, or makes it with a fresh root when there is none.
   *
   * @param passphrase stays the caller's, who should wipe it
   * @throws SealedFileRefused when others may read the file, the passphrase is wrong, or it holds
   *     no root
   */
  public static FileRootKeyStore open(Path file, char[] passphrase) {
    SealedKeyFile sealed = new SealedKeyFile(file);
    if (!sealed.exists()) {
      create(sealed, passphrase);
    }
    return new FileRootKeyStore(read(sealed, passphrase));
  }

  private static void create(SealedKeyFile file, char[] passphrase) {
    try (SecretBytes fresh = SecretBytes.random(ROOT_BYTES)) {
      SecretKeySpec key =
          fresh.use(SecretAccess.granted(), bytes -> new SecretKeySpec(bytes, STORED_AS));
      KeyStore store = SealedKeyFile.empty();
      store.setEntry(
          ALIAS, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(passphrase));
      file.save(store, passphrase);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "cannot hold the root key", e);
    }
  }

  private static SecretBytes read(SealedKeyFile file, char[] passphrase) {
    try {
      Key key = file.load(passphrase).getKey(ALIAS, passphrase);
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

  @Override
  public SecretBytes root() {
    return SecretBytes.takeOver(root.expose(SecretAccess.granted()));
  }

  @Override
  public void close() {
    root.close();
  }
}
