package org.honeylink.control.trust.application;

import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.MlKemPublicKey.Encapsulated;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The secret of a session as the server comes to it: X25519 with a key made for it, together with
 * ML-KEM-768 when the device sent a key for that. Wiped on close. Not thread-safe.
 */
public final class AgreedSecret implements AutoCloseable {

  private final SecretBytes secret;
  private final SessionKeySchedule schedule;
  private final ServerShare share;

  private AgreedSecret(UUID sessionId, SecretBytes secret, ServerShare share) {
    this.secret = secret;
    this.schedule = new SessionKeySchedule(sessionId, 0, secret);
    this.share = share;
  }

  /**
   * @param master of the device; stays the caller's
   */
  static AgreedSecret with(
      DeviceShare theirs, SecretBytes master, String deviceId, UUID sessionId) {
    try (X25519KeyPair ours = X25519KeyPair.generate();
        SecretBytes shared = ours.agree(theirs.key())) {
      if (theirs.kemKey().isPresent()) {
        try (Encapsulated kem = theirs.kemKey().orElseThrow().encapsulate();
            HybridSecret hybrid = hybrid(theirs, ours.publicKey(), shared, kem)) {
          return new AgreedSecret(
              sessionId,
              KeyHierarchy.session(hybrid, master, deviceId, sessionId),
              new ServerShare(ours.publicKey(), Optional.of(Base64Url.encode(kem.ciphertext()))));
        }
      }
      return new AgreedSecret(
          sessionId,
          KeyHierarchy.session(shared, master, deviceId, sessionId),
          new ServerShare(ours.publicKey(), Optional.empty()));
    }
  }

  private static HybridSecret hybrid(
      DeviceShare theirs, X25519PublicKey ours, SecretBytes shared, Encapsulated kem) {
    MlKemPublicKey kemKey = theirs.kemKey().orElseThrow();
    return HybridSecret.join(
        shared,
        kem.secret(),
        new HybridSecret.Transcript(theirs.key(), ours, kemKey, kem.ciphertext()));
  }

  /** 32 bytes; stays this object's. */
  SecretBytes secret() {
    return secret;
  }

  /** The server's half, from which the device derives the same secret. */
  public ServerShare share() {
    return share;
  }

  /** Keys of the new session; stays this object's. */
  public SessionKeySchedule schedule() {
    return schedule;
  }

  @Override
  public void close() {
    schedule.close();
  }
}
