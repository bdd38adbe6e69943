package org.honeylink.crypto.keys;

import java.security.PublicKey;
import java.util.Optional;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Where the root of all keys and the private keys of the certificate authorities live. Neither ever
 * leaves the store: it answers with keys that are derived from the root, and with signatures.
 *
 * <p>Thread-safe. Every method throws {@link KeyStoreAway} when the store cannot answer now; the
 * same call may succeed later.
 */
public interface RootKeyStore extends AutoCloseable {

  /** Bytes of the root. */
  int ROOT_BYTES = 32;

  /**
   * A key below the root: the same for the same arguments, also after a restart, and another for
   * any other.
   *
   * @param salt may be empty; stays the caller's
   * @param info what the key is for
   * @param lengthBytes 1 to 16,320
   * @return the key, which the caller closes
   */
  SecretBytes derive(byte[] salt, DerivationLabel info, int lengthBytes);

  /**
   * Makes the P-384 key pair of a certificate authority.
   *
   * @param name as {@link AuthorityKeyName} allows
   * @return its public key
   * @throws IllegalStateException when there is a key of that name
   */
  PublicKey createAuthorityKey(AuthorityKeyName name);

  /** The public key of that name; empty when there is none. */
  Optional<PublicKey> authorityKey(AuthorityKeyName name);

  /**
   * Signs with ECDSA and SHA-384 (FIPS 186-5).
   *
   * @param message of any length; not retained
   * @return the signature, an ECDSA-Sig-Value in DER (RFC 3279 section 2.2.3)
   * @throws IllegalStateException when there is no key of that name
   */
  byte[] sign(AuthorityKeyName name, byte[] message);

  /** Destroys the key pair of that name; it is no error when there is none. */
  void destroyAuthorityKey(AuthorityKeyName name);

  /** Returns when the store can answer. */
  void check();

  /** Wipes what is kept in memory; the store answers nothing afterwards. */
  @Override
  void close();
}
