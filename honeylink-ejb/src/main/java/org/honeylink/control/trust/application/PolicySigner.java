package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.CanonicalJson;
import org.honeylink.control.trust.domain.SignedPayload;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * Signs policies for devices. The key is derived from the root, so it is the same after each start;
 * its first 16 characters name it in the header ({@code kid}). Thread-safe.
 */
@ApplicationScoped
public class PolicySigner {

  private static final int KEY_ID_CHARACTERS = 16;
  private static final String TYPE = "honeylink-policy+jws";

  @Inject KeyStores keys;

  /**
   * Signs one snapshot of one device's policy. The same input gives the same text.
   *
   * @param serial of the snapshot: a device takes no bundle with a serial that it has passed
   * @param policy plain JSON values
   */
  @Measured(Operation.POLICY_SIGN)
  public SignedPayload sign(
      DeviceId deviceId,
      String version,
      long serial,
      Map<String, Object> policy,
      Instant issuedAt) {
    String payload =
        CanonicalJson.text(
            Map.of(
                "device_id",
                deviceId.value(),
                "issued_at",
                issuedAt.toString(),
                "serial",
                serial,
                "policy",
                policy));
    byte[] payloadBytes = payload.getBytes(StandardCharsets.UTF_8);
    try (Ed25519KeyPair key = key()) {
      String header =
          CanonicalJson.text(Map.of("alg", "EdDSA", "kid", keyId(key.publicKey()), "typ", TYPE));
      String signed =
          Base64Url.encode(header.getBytes(StandardCharsets.UTF_8))
              + "."
              + Base64Url.encode(payloadBytes);
      byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
      return SignedPayload.of(version, signed + "." + Base64Url.encode(signature));
    }
  }

  /** Signs canonical JSON as it is, for files that stand alone. */
  @Measured(Operation.POLICY_SIGN)
  public byte[] signText(String canonical) {
    try (Ed25519KeyPair key = key()) {
      return key.sign(canonical.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What checks the signatures. */
  public Ed25519PublicKey publicKey() {
    try (Ed25519KeyPair key = key()) {
      return key.publicKey();
    }
  }

  private Ed25519KeyPair key() {
    try (SecretBytes seed = KeyHierarchy.policySigningSeed(keys.rootKeys())) {
      return Ed25519KeyPair.fromPrivate(seed);
    }
  }

  private static String keyId(Ed25519PublicKey key) {
    return Base64Url.encode(key.bytes()).substring(0, KEY_ID_CHARACTERS);
  }
}
