package org.honeylink.crypto.keys;

import java.security.ProviderException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The root and the authorities' keys on a PKCS#11 token (an HSM), made there at first start, never
 * readable: the root answers with HMACs, of which {@link HmacRoot} derives keys.
 *
 * <p>A token that is lost (unplugged, its sessions gone) is logged in to again by the next call,
 * once a second at most. A PIN that was refused is not tried again, because tokens lock themselves.
 * Thread-safe; a call takes as long as the library does, which cannot be interrupted.
 */
public final class Pkcs11RootKeyStore implements RootKeyStore {

  private final Pkcs11Connection token;

  private Pkcs11RootKeyStore(Pkcs11Connection token) {
    this.token = token;
  }

  /**
   * Logs in. A token that is away is no error here: the store answers once it is there.
   *
   * @param pin asked at each login; its answer is wiped after use
   * @throws KeyStoreRefused when the library is no PKCS#11 library, the PIN is wrong, or the root
   *     could be read out
   */
  public static Pkcs11RootKeyStore open(Pkcs11Settings settings, Supplier<char[]> pin) {
    return new Pkcs11RootKeyStore(Pkcs11Connection.open(settings, pin));
  }

  @Override
  public SecretBytes derive(byte[] salt, DerivationLabel info, int lengthBytes) {
    byte[] message = HmacRoot.message(salt, info);
    byte[] hmac = token.ask(login -> login.hmac(message));
    return HmacRoot.derive(hmac, salt, info, lengthBytes);
  }

  @Override
  public synchronized PublicKey createAuthorityKey(AuthorityKeyName name) {
    // A token that was lost is asked again: it may have made the key and not said so.
    AtomicBoolean begun = new AtomicBoolean();
    return token.ask(
        login -> {
          Optional<PublicKey> known = login.authorityKey(name);
          if (known.isPresent() && !begun.get()) {
            throw new IllegalStateException(
                "There is an authority's key named " + name + " already");
          }
          begun.set(true);
          if (known.isPresent()) {
            return known.get();
          }
          login.session().createAuthorityKey(name);
          return login
              .authorityKey(name)
              .orElseThrow(() -> new ProviderException("The new key is not on the token"));
        });
  }

  @Override
  public Optional<PublicKey> authorityKey(AuthorityKeyName name) {
    return token.ask(login -> login.authorityKey(name));
  }

  @Override
  public byte[] sign(AuthorityKeyName name, byte[] message) {
    return token.ask(
        login -> {
          if (login.authorityKey(name).isEmpty()) {
            throw new IllegalStateException("There is no authority's key named " + name);
          }
          return login.session().sign(name, message);
        });
  }

  /** {@inheritDoc} The object of the public key stays on the token; nothing refers to it. */
  @Override
  public synchronized void destroyAuthorityKey(AuthorityKeyName name) {
    boolean _ =
        token.ask(
            login -> {
              boolean there = login.authorityKey(name).isPresent();
              if (there) {
                login.session().destroyAuthorityKey(name);
              }
              return there;
            });
  }

  @Override
  public void check() {
    int _ = token.ask(Pkcs11Login::prove);
  }

  @Override
  public void close() {
    token.close();
  }

  @Override
  public String toString() {
    return token.toString();
  }
}
