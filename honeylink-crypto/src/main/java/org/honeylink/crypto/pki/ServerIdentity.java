package org.honeylink.crypto.pki;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.honeylink.crypto.sealedfile.SealedKeyFile;

/** Private key and certificate chain of an HTTPS server. Immutable. */
public final class ServerIdentity {

  private final PrivateKey privateKey;
  private final List<X509Certificate> chain;

  ServerIdentity(PrivateKey privateKey, List<X509Certificate> chain) {
    this.privateKey = privateKey;
    this.chain = List.copyOf(chain);
  }

  public PrivateKey privateKey() {
    return privateKey;
  }

  /** The server's own certificate first, the root last. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /**
   * A PKCS#12 store in memory with this one entry, for a server or {@link SealedKeyFile#save}.
   *
   * @param password protects the key in the store; stays the caller's
   */
  public KeyStore toKeyStore(String alias, char[] password) {
    try {
      KeyStore store = SealedKeyFile.empty();
      store.setKeyEntry(alias, privateKey, password, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PKCS#12 cannot hold the server's key", e);
    }
  }
}
