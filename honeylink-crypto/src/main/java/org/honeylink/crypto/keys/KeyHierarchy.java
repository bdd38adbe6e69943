package org.honeylink.crypto.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.derivation.Hkdf;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Each step from the root to the keys of packets. Arguments stay the caller's; each answer belongs
 * to the caller, who closes it. Thread-safe.
 */
public final class KeyHierarchy {

  private static final int KEY_BYTES = 32;
  private static final byte[] NO_SALT = {};

  private KeyHierarchy() {}

  /**
   * {@code k_service}: wraps what is stored.
   *
   * @param generation see {@link ServiceKeyGeneration}
   */
  public static SecretBytes serviceKey(RootKeyStore root, int generation) {
    return ofService(root, "wrap", generation);
  }

  /**
   * {@code k_profile} as it wraps the data of profiles.
   *
   * @param generation from 1
   */
  public static SecretBytes profileKey(RootKeyStore root, int generation) {
    return ofService(root, "profile", generation);
  }

  /** {@code k_profile} as it signs: seed of the Ed25519 key under policy bundles. */
  public static SecretBytes policySigningSeed(RootKeyStore root) {
    return ofService(root, "policy-signature", ServiceKeyGeneration.FIRST);
  }

  /** Seed of the Ed25519 key under deliveries to webhooks. */
  public static SecretBytes webhookSigningSeed(RootKeyStore root) {
    return ofService(root, "webhook-signature", ServiceKeyGeneration.FIRST);
  }

  /** Seed of the Ed25519 key under the heads of the audit log. */
  public static SecretBytes auditSigningSeed(RootKeyStore root) {
    return ofService(root, "audit-signature", ServiceKeyGeneration.FIRST);
  }

  /**
   * {@code k_telemetry}: pseudonyms in telemetry, and telemetry at rest.
   *
   * @param generation from 1
   */
  public static SecretBytes telemetryKey(RootKeyStore root, int generation) {
    return ofService(root, "telemetry", generation);
  }

  private static SecretBytes ofService(RootKeyStore root, String use, int generation) {
    if (generation < ServiceKeyGeneration.FIRST) {
      throw new IllegalArgumentException("Generations count from 1; received " + generation);
    }
    return root.derive(
        NO_SALT, DerivationLabel.of(Scope.SERVICE, use, Integer.toString(generation)), KEY_BYTES);
  }

  /** One for each device and generation. */
  public static SecretBytes deviceMaster(RootKeyStore root, String deviceId, int generation) {
    return root.derive(
        deviceId.getBytes(StandardCharsets.UTF_8),
        DerivationLabel.of(Scope.DEVICE_MASTER, deviceId, Integer.toString(generation)),
        KEY_BYTES);
  }

  /**
   * @param sharedSecret of the X25519 agreement
   * @param deviceMaster the salt: only who holds it gets the same session
   */
  public static SecretBytes session(
      SecretBytes sharedSecret, SecretBytes deviceMaster, String deviceId, UUID sessionId) {
    return salted(
        sharedSecret,
        deviceMaster,
        DerivationLabel.of(Scope.SESSION, deviceId, sessionId.toString()));
  }

  /**
   * The session key that follows another in a living session. The former one goes in with the fresh
   * secret, so that the new one is no weaker than either: what a hybrid agreement gave stays.
   *
   * @param sharedSecret of the X25519 agreement of a fresh server key and the registered device key
   * @param former the session key in use
   * @param deviceMaster of the generation to change to
   * @param number which re-keying of the session it is, from 1
   */
  public static SecretBytes rekeyedSession(
      SecretBytes sharedSecret,
      SecretBytes former,
      SecretBytes deviceMaster,
      String deviceId,
      UUID sessionId,
      int number) {
    if (number < 1) {
      throw new IllegalArgumentException("Re-keyings count from 1, not " + number);
    }
    try (SecretBytes both = joined(sharedSecret, former)) {
      return salted(
          both,
          deviceMaster,
          DerivationLabel.of(
              Scope.SESSION, deviceId, sessionId.toString(), Integer.toString(number)));
    }
  }

  private static SecretBytes joined(SecretBytes first, SecretBytes second) {
    byte[] head = first.expose(SecretAccess.granted());
    byte[] tail = second.expose(SecretAccess.granted());
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    Arrays.fill(head, (byte) 0);
    Arrays.fill(tail, (byte) 0);
    return SecretBytes.takeOver(both);
  }

  private static SecretBytes salted(
      SecretBytes material, SecretBytes deviceMaster, DerivationLabel label) {
    byte[] salt = deviceMaster.expose(SecretAccess.granted());
    try {
      return Hkdf.derive(material, salt, label, KEY_BYTES);
    } finally {
      Arrays.fill(salt, (byte) 0);
    }
  }

  /**
   * The same from a hybrid agreement: the label names the suite and what crossed, so that a session
   * is only the same at both ends when nobody changed any of it.
   */
  public static SecretBytes session(
      HybridSecret agreed, SecretBytes deviceMaster, String deviceId, UUID sessionId) {
    return salted(
        agreed.secret(),
        deviceMaster,
        DerivationLabel.of(
            Scope.SESSION,
            deviceId,
            sessionId.toString(),
            HybridSecret.SUITE,
            agreed.transcript()));
  }

  /**
   * @param epoch from 0; grows when the keys of the stream are changed
   */
  public static SecretBytes stream(
      SecretBytes sessionKey, UUID sessionId, UUID streamId, int epoch) {
    return Hkdf.derive(
        sessionKey,
        NO_SALT,
        DerivationLabel.of(
            Scope.STREAM, sessionId.toString(), streamId.toString(), Integer.toString(epoch)),
        KEY_BYTES);
  }

  /** Key and iv of the packets that go one way. */
  public static DirectionKeys direction(SecretBytes streamKey, Direction direction) {
    try (SecretBytes traffic =
        Hkdf.derive(
            streamKey,
            NO_SALT,
            DerivationLabel.of(Scope.TRAFFIC, direction.text()),
            DirectionKeys.KEY_BYTES + DirectionKeys.IV_BYTES)) {
      return DirectionKeys.split(traffic);
    }
  }
}
