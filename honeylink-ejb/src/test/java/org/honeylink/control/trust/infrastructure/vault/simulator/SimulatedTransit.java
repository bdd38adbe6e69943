package org.honeylink.control.trust.infrastructure.vault.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Transit engine: HMAC keys and P-384 keys, of one version each. */
final class SimulatedTransit {

  private final Map<String, Key> keys = new ConcurrentHashMap<>();

  /** A key; secret or pair, by its type. */
  private record Key(
      String type,
      boolean exportable,
      boolean deletable,
      Optional<SecretKeySpec> secret,
      Optional<KeyPair> pair) {

    Key allowDeletion(boolean allowed) {
      return new Key(type, exportable, allowed, secret, pair);
    }
  }

  /** "Create key": one that exists stays. */
  void create(String name, JsonObject body) throws Refusal, GeneralSecurityException {
    String type = body.getString("type", "aes256-gcm96");
    Key made =
        switch (type) {
          case "hmac" -> {
            int bytes = body.getInt("key_size", 0);
            if (bytes < 32 || bytes > 512) {
              throw new Refusal(400, "invalid key_size for HMAC key, must be 32-512 bytes");
            }
            byte[] secret = new byte[bytes];
            new SecureRandom().nextBytes(secret);
            yield new Key(
                type,
                body.getBoolean("exportable", false),
                false,
                Optional.of(new SecretKeySpec(secret, "HmacSHA512")),
                Optional.empty());
          }
          case "ecdsa-p384" -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            yield new Key(
                type,
                body.getBoolean("exportable", false),
                false,
                Optional.empty(),
                Optional.of(generator.generateKeyPair()));
          }
          default -> throw new Refusal(400, "unknown key type " + type);
        };
    Key _ = keys.putIfAbsent(name, made);
  }

  /** Somebody deletes a key behind our back. */
  void lose(String name) {
    keys.remove(name);
  }

  void makeExportable(String name) {
    keys.computeIfPresent(
        name, (same, key) -> new Key(key.type(), true, false, key.secret(), key.pair()));
  }

  /** "Read key". */
  JsonObject read(String name) throws Refusal {
    Key key = keys.get(name);
    if (key == null) {
      throw new Refusal(404, "");
    }
    JsonObjectBuilder versions = Json.createObjectBuilder();
    if (key.pair().isPresent()) {
      versions.add(
          "1",
          Json.createObjectBuilder()
              .add("creation_time", "2026-01-01T00:00:00Z")
              .add("name", "P-384")
              .add(
                  "public_key",
                  "-----BEGIN PUBLIC KEY-----\n"
                      + Base64.getMimeEncoder(64, new byte[] {'\n'})
                          .encodeToString(key.pair().get().getPublic().getEncoded())
                      + "\n-----END PUBLIC KEY-----\n"));
    } else {
      versions.add("1", 1442851412);
    }
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder()
                .add("type", key.type())
                .add("name", name)
                .add("deletion_allowed", key.deletable())
                .add("exportable", key.exportable())
                .add("allow_plaintext_backup", false)
                .add("keys", versions)
                .add("latest_version", 1)
                .add("min_decryption_version", 1)
                .add("min_encryption_version", 0)
                .add("supports_signing", key.pair().isPresent()))
        .build();
  }

  /** "Update key configuration". */
  void configure(String name, JsonObject body) throws Refusal {
    Key key = keys.get(name);
    if (key == null) {
      throw new Refusal(400, "no existing key named " + name + " could be found");
    }
    keys.put(name, key.allowDeletion(body.getBoolean("deletion_allowed", key.deletable())));
  }

  /** "Delete key". */
  void delete(String name) throws Refusal {
    Key key = keys.get(name);
    if (key == null) {
      throw new Refusal(400, "error deleting policy " + name + ": could not delete key; not found");
    }
    if (!key.deletable()) {
      throw new Refusal(
          400, "error deleting policy " + name + ": deletion is not allowed for this key");
    }
    keys.remove(name);
  }

  /** "Generate HMAC". */
  JsonObject hmac(String name, String algorithm, JsonObject body)
      throws Refusal, GeneralSecurityException {
    Key key = keys.get(name);
    if (key == null) {
      throw new Refusal(400, "encryption key not found");
    }
    requireVersion(body);
    if (!algorithm.equals("sha2-512")) {
      throw new Refusal(400, "unsupported algorithm " + algorithm);
    }
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(key.secret().orElseThrow());
    return data("hmac", mac.doFinal(input(body)));
  }

  /** "Sign data". */
  JsonObject sign(String name, String algorithm, JsonObject body)
      throws Refusal, GeneralSecurityException {
    Key key = keys.get(name);
    if (key == null || key.pair().isEmpty()) {
      throw new Refusal(400, "signing key not found");
    }
    requireVersion(body);
    if (!algorithm.equals("sha2-384")
        || !body.getString("marshaling_algorithm", "asn1").equals("asn1")) {
      throw new Refusal(400, "unsupported algorithm " + algorithm);
    }
    byte[] input = input(body);
    boolean prehashed = body.getBoolean("prehashed", false);
    if (prehashed && input.length != 48) {
      throw new Refusal(400, "unsupported hash length");
    }
    Signature signature = Signature.getInstance(prehashed ? "NONEwithECDSA" : "SHA384withECDSA");
    signature.initSign(key.pair().orElseThrow().getPrivate());
    signature.update(input);
    return data("signature", signature.sign());
  }

  private static void requireVersion(JsonObject body) throws Refusal {
    int version = body.getInt("key_version", 0);
    if (version < 0 || version > 1) {
      throw new Refusal(400, "cannot generate HMAC: version is too new");
    }
  }

  private static byte[] input(JsonObject body) throws Refusal {
    if (!body.containsKey("input")) {
      throw new Refusal(400, "missing input");
    }
    try {
      return Base64.getDecoder().decode(body.getString("input"));
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "unable to decode input as base64: " + e.getMessage());
    }
  }

  private static JsonObject data(String name, byte[] value) {
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder()
                .add(name, "vault:v1:" + Base64.getEncoder().encodeToString(value))
                .add("key_version", 1))
        .build();
  }
}
