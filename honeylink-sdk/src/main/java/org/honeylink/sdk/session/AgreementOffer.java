package org.honeylink.sdk.session;

import java.util.Optional;
import java.util.UUID;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.agreement.MlKemKeyPair;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.identity.DeviceIdentity;

/**
 * What the device offers for one session's key agreement: a fresh key of X25519, and one of
 * ML-KEM-768 when it registered the capability {@code pq}. Wiped on close.
 */
final class AgreementOffer implements AutoCloseable {

  private final DeviceIdentity identity;
  private final X25519KeyPair ephemeral = X25519KeyPair.generate();
  private final Optional<MlKemKeyPair> kem;

  AgreementOffer(DeviceIdentity identity) {
    this.identity = identity;
    this.kem = identity.isPostQuantum() ? Optional.of(MlKemKeyPair.generate()) : Optional.empty();
  }

  X25519PublicKey key() {
    return ephemeral.publicKey();
  }

  Optional<MlKemPublicKey> kemKey() {
    return kem.map(MlKemKeyPair::publicKey);
  }

  /**
   * The session key that follows from the server's half; the caller closes it.
   *
   * @param master of the generation that the server used; stays the caller's
   * @throws AgreementDowngraded when the server left ML-KEM-768 out
   */
  SecretBytes agree(SecretBytes master, OpenedSession opened) {
    UUID sessionId = opened.sessionId();
    try (SecretBytes shared = ephemeral.agree(opened.serverKey())) {
      if (kem.isEmpty()) {
        return KeyHierarchy.session(shared, master, identity.deviceId(), sessionId);
      }
      byte[] ciphertext =
          opened.kemCiphertext().orElseThrow(() -> new AgreementDowngraded(sessionId));
      try (HybridSecret hybrid = hybrid(kem.get(), shared, opened.serverKey(), ciphertext)) {
        return KeyHierarchy.session(hybrid, master, identity.deviceId(), sessionId);
      }
    }
  }

  private HybridSecret hybrid(
      MlKemKeyPair pair, SecretBytes shared, X25519PublicKey server, byte[] ciphertext) {
    try (SecretBytes secret = pair.decapsulate(ciphertext)) {
      return HybridSecret.join(
          shared, secret, new HybridSecret.Transcript(key(), server, pair.publicKey(), ciphertext));
    }
  }

  @Override
  public void close() {
    ephemeral.close();
    kem.ifPresent(MlKemKeyPair::close);
  }
}
