package org.honeylink.crypto.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.RootKeyStore;

/**
 * Signs one thing with a key that stays in its store: what is to be signed is gathered here and
 * handed over whole. Not thread-safe; made anew for each signature.
 */
final class StoredKeySigner implements ContentSigner {

  /** RFC 5758 section 3.2: "the encoding MUST omit the parameters field". */
  private static final AlgorithmIdentifier ECDSA_WITH_SHA384 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);

  private final RootKeyStore store;
  private final AuthorityKeyName key;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  StoredKeySigner(RootKeyStore store, AuthorityKeyName key) {
    this.store = store;
    this.key = key;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return ECDSA_WITH_SHA384;
  }

  @Override
  public OutputStream getOutputStream() {
    return message;
  }

  @Override
  public byte[] getSignature() {
    return store.sign(key, message.toByteArray());
  }
}
