package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * Signs deliveries to webhooks with a key of their own, derived from the root: the same after each
 * start and on each node. Thread-safe.
 */
@ApplicationScoped
public class WebhookSigner {

  private static final int KEY_ID_CHARACTERS = 16;

  @Inject KeyStores keys;

  /**
   * An Ed25519 signature.
   *
   * @return 64 bytes
   */
  public byte[] sign(byte[] message) {
    try (Ed25519KeyPair key = key()) {
      return key.sign(message);
    }
  }

  /** What checks the signatures. */
  public Ed25519PublicKey publicKey() {
    try (Ed25519KeyPair key = key()) {
      return key.publicKey();
    }
  }

  /** Name of the key; another key has another. */
  public String keyId() {
    return Base64Url.encode(publicKey().bytes()).substring(0, KEY_ID_CHARACTERS);
  }

  private Ed25519KeyPair key() {
    try (SecretBytes seed = KeyHierarchy.webhookSigningSeed(keys.rootKeys())) {
      return Ed25519KeyPair.fromPrivate(seed);
    }
  }
}
