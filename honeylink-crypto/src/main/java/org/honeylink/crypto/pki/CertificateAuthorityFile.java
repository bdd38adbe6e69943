package org.honeylink.crypto.pki;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.honeylink.crypto.pki.CertificateAuthority.AuthorityKey;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.sealedfile.SealedKeyFile;

/** Where a {@link CertificateAuthority} lives: a PKCS#12 file of its owner alone. */
public final class CertificateAuthorityFile {

  private static final String ROOT = "root";
  private static final String ISSUING = "issuing";

  private CertificateAuthorityFile() {}

  /**
   * Reads the authority, or makes one when there is no file.
   *
   * @param passphrase stays the caller's, who should wipe it
   * @throws SealedFileRefused when others may read the file, the passphrase is wrong, or it holds
   *     no authority
   */
  public static CertificateAuthority open(Path path, char[] passphrase, InstantSource clock) {
    SealedKeyFile file = new SealedKeyFile(path);
    if (!file.exists()) {
      CertificateAuthority fresh = CertificateAuthority.create(clock);
      save(fresh, file, passphrase);
      return fresh;
    }
    KeyStore store = file.load(passphrase);
    return new CertificateAuthority(
        read(store, ROOT, passphrase, file), read(store, ISSUING, passphrase, file), clock);
  }

  private static void save(CertificateAuthority authority, SealedKeyFile file, char[] passphrase) {
    try {
      KeyStore store = SealedKeyFile.empty();
      put(store, ROOT, authority.root(), passphrase, authority.root().certificate());
      put(
          store,
          ISSUING,
          authority.issuing(),
          passphrase,
          authority.chain().toArray(X509Certificate[]::new));
      file.save(store, passphrase);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "cannot hold the certificate authority", e);
    }
  }

  private static void put(
      KeyStore store, String alias, AuthorityKey key, char[] passphrase, X509Certificate... chain)
      throws GeneralSecurityException {
    store.setKeyEntry(alias, key.privateKey(), passphrase, chain);
  }

  private static AuthorityKey read(
      KeyStore store, String alias, char[] passphrase, SealedKeyFile file) {
    try {
      if (store.getKey(alias, passphrase) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        return new AuthorityKey(key, certificate);
      }
      throw new SealedFileRefused(file.path(), "holds no certificate authority of HoneyLink", null);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "holds a key that does not open", e);
    }
  }
}
