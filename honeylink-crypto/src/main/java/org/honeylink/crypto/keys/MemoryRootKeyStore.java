package org.honeylink.crypto.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.Hkdf;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** A known root in memory, gone with the process: for test vectors and tests, not for servers. */
public final class MemoryRootKeyStore implements RootKeyStore {

  private final SecretBytes root;
  private final Map<AuthorityKeyName, KeyPair> authorities = new ConcurrentHashMap<>();

  /**
   * @param root {@link #ROOT_BYTES} long; copied
   */
  public MemoryRootKeyStore(SecretBytes root) {
    if (root.length() != ROOT_BYTES) {
      throw new IllegalArgumentException("A root of " + root.length() + " bytes, not 32");
    }
    this.root = SecretBytes.takeOver(root.expose(SecretAccess.granted()));
  }

  @Override
  public SecretBytes derive(byte[] salt, DerivationLabel info, int lengthBytes) {
    return Hkdf.derive(root, salt, info, lengthBytes);
  }

  @Override
  public PublicKey createAuthorityKey(AuthorityKeyName name) {
    check();
    KeyPair fresh = generate();
    if (authorities.putIfAbsent(name, fresh) != null) {
      throw new IllegalStateException("There is an authority's key named " + name + " already");
    }
    return fresh.getPublic();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks P-384", e);
    }
  }

  @Override
  public Optional<PublicKey> authorityKey(AuthorityKeyName name) {
    check();
    return Optional.ofNullable(authorities.get(name)).map(KeyPair::getPublic);
  }

  @Override
  public byte[] sign(AuthorityKeyName name, byte[] message) {
    check();
    KeyPair keys = authorities.get(name);
    if (keys == null) {
      throw new IllegalStateException("There is no authority's key named " + name);
    }
    try {
      Signature signature = Signature.getInstance("SHA384withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot sign with P-384", e);
    }
  }

  @Override
  public void destroyAuthorityKey(AuthorityKeyName name) {
    check();
    authorities.remove(name);
  }

  @Override
  public void check() {
    int _ = root.use(SecretAccess.granted(), bytes -> bytes.length);
  }

  @Override
  public void close() {
    root.close();
    authorities.clear();
  }
}
