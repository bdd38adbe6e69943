package org.honeylink.control.trust.infrastructure.vault;

import jakarta.json.JsonObject;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.HmacRoot;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The root and the authorities' keys in Vault's transit engine, made there at first start and not
 * exportable: the root answers with HMACs, of which {@link HmacRoot} derives keys. Which keys there
 * are stands in the KV engine as well. Thread-safe.
 */
public final class VaultRootKeyStore implements RootKeyStore {

  private static final String ROOT = "root";
  private static final String AUTHORITY = "authority-";
  private static final byte[] PROOF = {};

  private final VaultClient vault;
  private final TransitKeys keys;
  private final InstallationRecord record;
  private final String prefix;

  /** Whether the root was seen to be there and sealed in. */
  private volatile boolean rootProven;

  private VaultRootKeyStore(VaultClient vault) {
    VaultSettings settings = vault.settings();
    this.vault = vault;
    this.keys = new TransitKeys(vault, settings.transit());
    this.record = new InstallationRecord(vault, settings.keyValue(), settings.prefix());
    this.prefix = settings.prefix() + "-";
  }

  /**
   * Asks for the root, and makes it when this installation never had one. A Vault that is away is
   * no error here: the store answers once it is there.
   *
   * @throws KeyStoreRefused when Vault refuses the token or a path, or the root could be read out
   */
  public static VaultRootKeyStore open(VaultSettings settings, VaultLogin login) {
    return open(settings, login, System::nanoTime);
  }

  static VaultRootKeyStore open(VaultSettings settings, VaultLogin login, LongSupplier nanoTime) {
    VaultRootKeyStore store = new VaultRootKeyStore(new VaultClient(settings, login, nanoTime));
    try {
      store.proveRoot();
    } catch (VaultFault fault) {
      store.close();
      throw new KeyStoreRefused(settings.called(), fault.reason(), fault);
    } catch (KeyStoreAway away) {
      if (away.getCause() instanceof KeyStoreRefused refused) {
        store.close();
        throw refused;
      }
      // The next call tries again, and its caller is told.
    }
    return store;
  }

  private void proveRoot() throws VaultFault {
    if (!rootProven) {
      proveRootAlone();
    }
  }

  private synchronized void proveRootAlone() throws VaultFault {
    if (!record.has(ROOT)) {
      keys.createHmacKey(prefix + ROOT);
      boolean _ = record.add(ROOT);
    }
    JsonObject root =
        keys.read(prefix + ROOT)
            .orElseThrow(
                () ->
                    new KeyStoreRefused(
                        vault.toString(),
                        "has lost the transit key "
                            + prefix
                            + ROOT
                            + ", without which nothing that it protects can be read; restore it",
                        null));
    if (TransitKeys.readable(root)) {
      throw new KeyStoreRefused(
          vault.toString(),
          "lets the transit key " + prefix + ROOT + " be exported; it cannot be trusted any more",
          null);
    }
    rootProven = true;
  }

  /** A question to Vault. */
  @FunctionalInterface
  private interface Question<T> {
    T answer() throws VaultFault;
  }

  private <T> T ask(Question<T> question) {
    try {
      proveRoot();
      return question.answer();
    } catch (VaultFault fault) {
      throw vault.away(fault);
    } catch (KeyStoreRefused refused) {
      throw vault.away("cannot be used: " + refused.getMessage(), refused);
    }
  }

  @Override
  public SecretBytes derive(byte[] salt, DerivationLabel info, int lengthBytes) {
    return HmacRoot.derive(hmac(HmacRoot.message(salt, info)), salt, info, lengthBytes);
  }

  private byte[] hmac(byte[] message) {
    return ask(
        () -> {
          byte[] hmac = keys.hmac(prefix + ROOT, message);
          if (hmac.length != HmacRoot.HMAC_BYTES) {
            throw new VaultFault("answered with an HMAC that is none of SHA-512", null);
          }
          return hmac;
        });
  }

  @Override
  public synchronized PublicKey createAuthorityKey(AuthorityKeyName name) {
    return ask(
        () -> {
          String key = AUTHORITY + name;
          boolean added = record.add(key);
          // A record without a key is what a crash between the two leaves behind.
          if (!added && keys.read(prefix + key).isPresent()) {
            throw new IllegalStateException(
                "There is an authority's key named " + name + " already");
          }
          keys.createSigningKey(prefix + key);
          return TransitKeys.publicKey(
              keys.read(prefix + key)
                  .orElseThrow(
                      () -> new VaultFault("does not show the key that it just made", null)));
        });
  }

  @Override
  public Optional<PublicKey> authorityKey(AuthorityKeyName name) {
    return ask(
        () -> {
          Optional<JsonObject> key = keys.read(prefix + AUTHORITY + name);
          return key.isPresent() ? Optional.of(TransitKeys.publicKey(key.get())) : Optional.empty();
        });
  }

  @Override
  public byte[] sign(AuthorityKeyName name, byte[] message) {
    return ask(
        () -> {
          try {
            return keys.sign(prefix + AUTHORITY + name, message);
          } catch (VaultFault fault) {
            if (fault.status() == 400 && keys.read(prefix + AUTHORITY + name).isEmpty()) {
              throw new IllegalStateException("There is no authority's key named " + name, fault);
            }
            throw fault;
          }
        });
  }

  @Override
  public synchronized void destroyAuthorityKey(AuthorityKeyName name) {
    boolean _ =
        ask(
            () -> {
              String key = AUTHORITY + name;
              boolean there = keys.read(prefix + key).isPresent();
              if (there) {
                keys.destroy(prefix + key);
                record.remove(key);
              }
              return there;
            });
  }

  @Override
  public void check() {
    byte[] proof = hmac(PROOF);
    Arrays.fill(proof, (byte) 0);
  }

  @Override
  public void close() {
    vault.close();
  }

  @Override
  public String toString() {
    return vault.toString();
  }
}
