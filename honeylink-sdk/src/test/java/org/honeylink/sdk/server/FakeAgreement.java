package org.honeylink.sdk.server;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.MlKemPublicKey.Encapsulated;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;

/** The server's half of a key agreement: hybrid when the request has a KEM key. */
final class FakeAgreement {

  private final X25519KeyPair ephemeral = X25519KeyPair.generate();
  private final X25519PublicKey deviceKey;
  private final Optional<MlKemPublicKey> kemKey;
  private final Optional<Encapsulated> encapsulated;

  FakeAgreement(JsonObject request, boolean downgrades) {
    deviceKey = X25519PublicKey.of(bytes(request, "device_ephemeral_key"));
    kemKey =
        request.containsKey("device_kem_key") && !downgrades
            ? Optional.of(MlKemPublicKey.of(bytes(request, "device_kem_key")))
            : Optional.empty();
    encapsulated = kemKey.map(MlKemPublicKey::encapsulate);
  }

  private static byte[] bytes(JsonObject request, String name) {
    return Base64.getUrlDecoder().decode(request.getString(name));
  }

  SecretBytes sessionKey(SecretBytes master, String deviceId, UUID sessionId) {
    try (SecretBytes shared = ephemeral.agree(deviceKey)) {
      if (encapsulated.isEmpty()) {
        return KeyHierarchy.session(shared, master, deviceId, sessionId);
      }
      HybridSecret.Transcript transcript =
          new HybridSecret.Transcript(
              deviceKey,
              ephemeral.publicKey(),
              kemKey.orElseThrow(),
              encapsulated.get().ciphertext());
      try (HybridSecret hybrid =
          HybridSecret.join(shared, encapsulated.get().secret(), transcript)) {
        return KeyHierarchy.session(hybrid, master, deviceId, sessionId);
      }
    }
  }

  void describe(JsonObjectBuilder answer) {
    answer.add("server_ephemeral_key", FakeDevices.base64(ephemeral.publicKey().bytes()));
    encapsulated.ifPresent(
        kem -> answer.add("kem_ciphertext", FakeDevices.base64(kem.ciphertext())));
  }
}
