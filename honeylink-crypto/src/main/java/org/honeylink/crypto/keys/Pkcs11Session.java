package org.honeylink.crypto.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;

/**
 * One login at a token. Keys are made on the token, as objects of the token from their first moment
 * (an object of a session would be destroyed by its handle later, when that may name another) and
 * can be neither read nor wrapped. Thread-safe.
 */
final class Pkcs11Session {

  private static final String HMAC = "HmacSHA512";
  private static final int ROOT_BITS = 512;

  private final Provider provider;
  private final KeyStore keys;
  private final String prefix;

  private Pkcs11Session(Provider provider, KeyStore keys, String prefix) {
    this.provider = provider;
    this.keys = keys;
    this.prefix = prefix;
  }

  /**
   * @param slotIndex of the token, in the order of the library
   * @param pin stays the caller's
   */
  static Pkcs11Session open(Pkcs11Settings settings, int slotIndex, char[] pin)
      throws GeneralSecurityException, IOException {
    Provider provider =
        Security.getProvider("SunPKCS11").configure("--" + configuration(settings, slotIndex));
    KeyStore keys = KeyStore.getInstance("PKCS11", provider);
    Pkcs11Session session = new Pkcs11Session(provider, keys, settings.prefix());
    try {
      keys.load(null, pin);
      return session;
    } catch (GeneralSecurityException | IOException e) {
      session.end();
      throw e;
    }
  }

  /** See "PKCS#11 Reference Guide" of the JDK, sections on attributes and token logout. */
  private static String configuration(Pkcs11Settings settings, int slotIndex) {
    String label =
        HexFormat.of().formatHex(rootAlias(settings.prefix()).getBytes(StandardCharsets.UTF_8));
    return """
    name = HoneyLink
    library = %s
    slotListIndex = %d
    destroyTokenAfterLogout = true
    attributes(generate, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
      CKA_TOKEN = true
      CKA_LABEL = 0h%s
      CKA_PRIVATE = true
      CKA_SENSITIVE = true
      CKA_EXTRACTABLE = false
      CKA_SIGN = true
      CKA_ENCRYPT = false
      CKA_DECRYPT = false
      CKA_WRAP = false
      CKA_UNWRAP = false
      CKA_DERIVE = false
    }
    attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
      CKA_TOKEN = true
      CKA_PRIVATE = true
      CKA_SENSITIVE = true
      CKA_EXTRACTABLE = false
      CKA_SIGN = true
      CKA_DERIVE = false
    }
    attributes(generate, CKO_PUBLIC_KEY, CKK_EC) = {
      CKA_TOKEN = true
    }
    """
        .formatted(settings.library(), slotIndex, label);
  }

  private static String rootAlias(String prefix) {
    return prefix + ".root";
  }

  /** The root, which stays on the token; empty when the token has none. */
  Optional<SecretKey> root() throws GeneralSecurityException {
    return Optional.ofNullable(keys.getKey(rootAlias(prefix), null)).map(SecretKey.class::cast);
  }

  void createRoot() throws GeneralSecurityException, IOException {
    KeyGenerator generator = KeyGenerator.getInstance(HMAC, provider);
    generator.init(ROOT_BITS);
    SecretKey _ = generator.generateKey();
    lookAgain();
  }

  byte[] hmac(SecretKey root, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC, provider);
    mac.init(root);
    return mac.doFinal(message);
  }

  void createAuthorityKey(AuthorityKeyName name) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPair pair = generator.generateKeyPair();
    X509Certificate carrier = CarrierCertificate.onToken(pair, provider);
    keys.setKeyEntry(alias(name), pair.getPrivate(), null, new Certificate[] {carrier});
  }

  Optional<PublicKey> authorityKey(AuthorityKeyName name)
      throws GeneralSecurityException, IOException {
    if (!keys.isKeyEntry(alias(name))) {
      lookAgain();
    }
    return keys.isKeyEntry(alias(name))
        ? Optional.ofNullable(keys.getCertificate(alias(name))).map(Certificate::getPublicKey)
        : Optional.empty();
  }

  /** The key of that name must be there. */
  byte[] sign(AuthorityKeyName name, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA384withECDSA", provider);
    signature.initSign((PrivateKey) keys.getKey(alias(name), null));
    signature.update(message);
    return signature.sign();
  }

  void destroyAuthorityKey(AuthorityKeyName name) throws GeneralSecurityException {
    keys.deleteEntry(alias(name));
  }

  /** Another node may have made or destroyed keys since. */
  private void lookAgain() throws GeneralSecurityException, IOException {
    keys.load(null, null);
  }

  private String alias(AuthorityKeyName name) {
    return prefix + ".authority." + name;
  }

  /** Logs out and frees what the provider holds; a token that is gone is logged out already. */
  void end() {
    try {
      ((AuthProvider) provider).logout();
    } catch (LoginException _) {
      // The token is gone, and the login with it; the provider has freed its side in any case.
    }
  }
}
