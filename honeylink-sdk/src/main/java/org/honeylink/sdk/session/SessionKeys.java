package org.honeylink.sdk.session;

import java.util.UUID;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.identity.DeviceIdentity;

/** The key of one session and all that is derived from it; wiped on close. Thread-safe. */
final class SessionKeys implements AutoCloseable {

  private final UUID sessionId;
  private final int number;
  private final CipherSuite cipher;
  private final SecretBytes sessionKey;

  private SessionKeys(UUID sessionId, int number, CipherSuite cipher, SecretBytes sessionKey) {
    this.sessionId = sessionId;
    this.number = number;
    this.cipher = cipher;
    this.sessionKey = sessionKey;
  }

  /**
   * Agrees the key of a session.
   *
   * @param offer made for this session alone
   * @param master of the generation that the server used; stays the caller's
   * @throws AgreementDowngraded when the server left out a part of it
   */
  static SessionKeys agree(AgreementOffer offer, SecretBytes master, OpenedSession opened) {
    return new SessionKeys(opened.sessionId(), 0, opened.cipher(), offer.agree(master, opened));
  }

  /**
   * The keys that follow these; these stay as they are.
   *
   * @param master of the notice's generation; stays the caller's
   */
  SessionKeys next(DeviceIdentity identity, RekeyNotice notice, SecretBytes master) {
    try (SecretBytes shared = identity.agreementKeys().agree(notice.serverKey())) {
      return new SessionKeys(
          sessionId,
          notice.number(),
          cipher,
          KeyHierarchy.rekeyedSession(
              shared, sessionKey, master, identity.deviceId(), sessionId, notice.number()));
    }
  }

  /** How often the session was re-keyed to come to these keys. */
  int number() {
    return number;
  }

  /** Whether the server's key of the stream, epoch 0, is ours; compared in constant time. */
  boolean matches(UUID streamId, SecretBytes keyMaterial) {
    try (SecretBytes derived = KeyHierarchy.stream(sessionKey, sessionId, streamId, 0)) {
      return derived.equals(keyMaterial);
    }
  }

  /** Seals what the device sends, opens what the server sends. */
  StreamProtection protection(UUID streamId, int epoch) {
    return new StreamProtection(cipher(streamId, epoch));
  }

  /** As {@link #protection}, for a stream that has keys already. */
  PacketCipher cipher(UUID streamId, int epoch) {
    try (SecretBytes stream = KeyHierarchy.stream(sessionKey, sessionId, streamId, epoch);
        DirectionKeys up = KeyHierarchy.direction(stream, Direction.C2S);
        DirectionKeys down = KeyHierarchy.direction(stream, Direction.S2C)) {
      return PacketCipher.of(cipher, up, down);
    }
  }

  @Override
  public void close() {
    sessionKey.close();
  }
}
