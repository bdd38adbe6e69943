package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.merkle.SignedNote;
import org.honeylink.crypto.merkle.TreeHead;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Signs heads of the audit log and manifests of its archives, with a key that is derived from the
 * root for nothing else: the same on every node and after each start. Thread-safe.
 */
@ApplicationScoped
public class AuditSigner {

  @Inject KeyStores keys;
  private volatile @Nullable Ed25519PublicKey known;

  /**
   * A signed note under the log's origin.
   *
   * @param text lines, each with its line feed
   */
  @Measured(Operation.AUDIT_SIGN)
  public String sign(String text) {
    try (Ed25519KeyPair key = key()) {
      return SignedNote.sign(text, TreeHead.originOf(key.publicKey()), key);
    }
  }

  /** What checks the signatures; remembered, so that it is there while the key store is away. */
  public Ed25519PublicKey publicKey() {
    Ed25519PublicKey key = known;
    if (key == null) {
      try (Ed25519KeyPair pair = key()) {
        key = pair.publicKey();
      }
      known = key;
    }
    return key;
  }

  /** Name of the log, made from the public key. */
  public String origin() {
    return TreeHead.originOf(publicKey());
  }

  private Ed25519KeyPair key() {
    try (SecretBytes seed = KeyHierarchy.auditSigningSeed(keys.rootKeys())) {
      return Ed25519KeyPair.fromPrivate(seed);
    }
  }
}
